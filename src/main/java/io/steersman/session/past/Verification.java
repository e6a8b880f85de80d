package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.Write;
import io.steersman.reading.check.CheckKind;
import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.check.CheckOutcome.Result;
import io.steersman.reading.check.Renewal;
import io.steersman.reading.check.Stash;
import io.steersman.reading.language.Languages;
import io.steersman.reading.message.Claim;
import io.steersman.reading.message.ClaimReader;
import io.steersman.reading.message.NumberClaim;
import io.steersman.reading.result.Notification;
import io.steersman.session.files.Files;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was changed and what was checked so far, and how it stands: the one place that tells whether the work is verified.
 *
 * <p>A check that goes on in the background counts from where its end is read. While the work is put aside (a stash), checks
 * say nothing of it.
 */
final class Verification {

    private static final int MOST_JOBS = 16;

    /** Longer instructions bring much with them that nobody here has read. */
    private static final int LONGEST = 20_000;

    private final Map<CheckKind, Standing> standings = new EnumMap<>(CheckKind.class);
    private final Map<String, Job> jobs = Bounded.byAge(MOST_JOBS);
    private final Elsewhere elsewhere = new Elsewhere();
    private final Tallies tallies = new Tallies();
    private final Lessened lessened = new Lessened();
    private boolean aside;
    private boolean failed;
    private boolean changedSource;
    private boolean acted;
    private boolean mayHaveRun;
    /** The user asked for expected values to be written anew. */
    private boolean renews;

    private int mayHaveRunAt = -1;
    private int anyChange = -1;
    private int lastChange = -1;
    private int lastGood = -1;
    private int lastStep = -1;
    private String last = "";

    /** A check that was started, and the call that did so. */
    private record Job(CheckOutcome check, String summary) {}

    /**
     * Takes in a finished action of any agent.
     *
     * @param files before they take it in
     */
    void did(Action action, Files files) {
        if (!action.finished()) {
            return;
        }
        boolean wasAside = aside;
        aside = Stash.after(action.commands(), aside);
        elsewhere.note(action.commands());
        mayHaveRun |= mayCheck(action)
                || action.answer().check().present()
                || action.target().contains("://");
        mayHaveRunAt = mayCheck(action) || action.answer().check().present()
                ? action.answer().step()
                : mayHaveRunAt;
        tallies.note(action, mayCheck(action));
        if (action.evidence()) {
            acted |= action.acted() || !action.writes().isEmpty();
            anyChange = action.mutated() ? action.answer().step() : anyChange;
        }
        lessened.did(action, files);
        if (action.evidence() && !(wasAside && aside)) {
            checked(action);
        }
        if (action.mutated()) {
            changed(action, files);
        }
        changedSource |= action.succeeded() && action.delegates();
    }

    /** Somebody may say how checks stand; a notice of the harness, that what ran in the background has ended. */
    void heard(Instruction instruction, Languages languages) {
        String text = instruction.text();
        mayHaveRun = mayHaveRun
                || text.length() > LONGEST
                || text.contains("previous conversation")
                || !ClaimReader.read(text, languages).isEmpty();
        if (instruction.fromUser()) {
            lessened.userSpoke(text);
            renews |= text.length() <= LONGEST && Renewal.isAskedFor(text);
        } else {
            noticed(instruction);
        }
    }

    private void noticed(Instruction notice) {
        Job job = jobs.isEmpty() ? null : jobs.get(Notification.job(notice.text()));
        if (job != null) {
            take(job.check.endedAs(Notification.end(notice.text())), job.summary, notice.index(), true);
        }
    }

    private void checked(Action action) {
        int step = action.answer().step();
        CheckOutcome found = action.answer().check();
        CheckOutcome check = renews ? found.renewing() : found;
        Job job = check.kinds().isEmpty() && check.present() ? job(action) : null;
        if (job != null) {
            take(job.check.endedAs(check), job.summary, step, action.succeeded());
        } else if (!check.kinds().isEmpty() && !elsewhere.runs(action.commands())) {
            take(check, action.call().summary(), step, action.succeeded());
        } else if (action.succeeded() && mayCheck(action) && !action.checks()) {
            lastGood = step;
            standings.values().forEach(Standing::mayHavePassed);
        }
    }

    private @Nullable Job job(Action action) {
        for (String target : action.call().targets()) {
            for (Map.Entry<String, Job> started : jobs.entrySet()) {
                if (target.equals(started.getKey())
                        || target.endsWith("/" + started.getKey())
                        || target.contains("/" + started.getKey() + ".")) {
                    return started.getValue();
                }
            }
        }
        return null;
    }

    private void take(CheckOutcome check, String summary, int step, boolean well) {
        if (!check.job().isEmpty()) {
            jobs.put(check.job(), new Job(check, summary));
        }
        boolean fails = false;
        boolean good = false;
        for (CheckKind kind : check.kinds()) {
            Result result = check.of(kind);
            if (result != Result.RUNNING) {
                lessened.took(kind, check, result, step);
                standings.computeIfAbsent(kind, any -> new Standing()).take(check, result, step);
            }
            fails |= result == Result.FAILED;
            good |= result == Result.PASSED || result == Result.UNCLEAR && well;
        }
        if (check.state() == CheckOutcome.State.RUNNING) {
            return;
        }
        if (good && !fails && check.kinds().contains(CheckKind.ANY)) {
            standings.values().forEach(standing -> standing.covered(check));
        }
        failed = fails || check.saysFailed();
        last = summary;
        lastStep = step;
        lastGood = good ? step : lastGood;
    }

    /** Whether it may have run a check, as far as can be told: a program, another agent, a look at a build server. */
    private static boolean mayCheck(Action action) {
        boolean asked = action.call().polls() && action.sleeps() == 0;
        return asked || action.ran() || action.kind() == ToolKind.MESSAGE || action.kind() == ToolKind.OTHER;
    }

    private void changed(Action action, Files files) {
        boolean stashes = Stash.touches(action.commands());
        for (Write write : action.writes()) {
            boolean stash = stashes && write.change() == Write.Change.RESTORE;
            if (!stash && write.matters() && !isOwnRubbish(write, files) && !elsewhere.holds(write.path())) {
                lastChange = action.answer().step();
                changedSource |= !write.test();
            }
        }
    }

    /** Removing what was made to try something out changes nothing that a check could show. */
    private static boolean isOwnRubbish(Write write, Files files) {
        return write.change() == Write.Change.DELETE && files.own(write);
    }

    /** A new request: what is changed from now on is changed for it. */
    void userSpoke() {
        changedSource = false;
    }

    /** The agent says something. */
    void said(AgentMessage message) {
        lessened.said(message.text());
    }

    /** Checks that pass only because they were made to find less. */
    Lessened lessened() {
        return lessened;
    }

    /** The last change of the work, where nothing that may have checked it came after it; -1 where something did. */
    int unchecked() {
        return lastChange > Math.max(mayHaveRunAt, lastStep) ? lastChange : -1;
    }

    /** Whether the last check failed. */
    boolean failed() {
        return failed;
    }

    boolean changedSource() {
        return changedSource;
    }

    boolean changedSince() {
        return lastChange > lastGood && refutation(CheckKind.ANY, true).isEmpty();
    }

    /** Step of the last change that matters, or -1. */
    int lastChange() {
        return lastChange;
    }

    /** Whether anything was done that may have changed something. */
    boolean acted() {
        return acted;
    }

    /** Whether a number is told of the checks that none of them printed, and nothing hides. */
    boolean contradicts(NumberClaim claim) {
        return tallies.contradict(claim);
    }

    /** Whether anything may have shown how checks stand. */
    boolean mayHaveRun() {
        return mayHaveRun;
    }

    /** Step of the last change or check, of whatever kind. */
    int busy() {
        return Math.max(anyChange, lastStep);
    }

    /** The last check in a few words, empty when there was none. */
    String last() {
        return last;
    }

    /** The steps of the last check and of the last change, as far as there are any. */
    List<Integer> lastCheckAndChange() {
        List<Integer> steps = new ArrayList<>();
        if (lastStep >= 0) {
            steps.add(lastStep);
        }
        if (lastChange >= 0) {
            steps.add(lastChange);
        }
        return Collections.unmodifiableList(steps);
    }

    /** The last change and the check that fails since, when there are both and nothing has shown otherwise. */
    List<Integer> failure() {
        int check = -1;
        for (Map.Entry<CheckKind, Standing> entry : standings.entrySet()) {
            Standing standing = entry.getValue();
            if (entry.getKey() == CheckKind.BUILD_SERVER) {
                continue;
            }
            check = Math.max(check, standing.fails() ? standing.step() : -1);
        }
        return anyChange < 0 || check < 0 ? List.of() : List.of(anyChange, check);
    }

    /** Step of the failed check that speaks against a claim, when nothing was changed since; empty when none does. */
    List<Integer> refutation(Claim claim) {
        return refutation(claim.of(), claim.whole());
    }

    private List<Integer> refutation(CheckKind kind, boolean whole) {
        int step = -1;
        for (Map.Entry<CheckKind, Standing> entry : standings.entrySet()) {
            Standing standing = entry.getValue();
            boolean about = kind == CheckKind.ANY || entry.getKey() == kind;
            boolean fails = standing.fails() || whole && standing.failsElsewhere();
            step = about && fails && standing.step() > lastChange ? Math.max(step, standing.step()) : step;
        }
        return step < 0 ? List.of() : List.of(step);
    }
}
