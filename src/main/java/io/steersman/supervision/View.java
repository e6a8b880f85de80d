package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.Standing;
import io.steersman.journal.VerdictEntry;
import io.steersman.policy.Policies;
import io.steersman.rulebook.Rulebook;
import io.steersman.session.Freezer;
import io.steersman.session.Memory;
import io.steersman.session.RuleError;
import io.steersman.session.Session;
import io.steersman.session.Stopwatch;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What is known of a trajectory while it is live; all of it can be had from the journal again.
 *
 * <p>Now and then what is remembered is kept with the steps, so that a session is rebuilt from there and not from the first
 * step: what that costs does not grow with the trajectory.
 */
final class View {

    /** Steps after which what is remembered is kept anew: about as many are judged again when a session is rebuilt. */
    static final int KEPT_EVERY = 500;

    final Numbers numbers;
    final OpenCalls open = new OpenCalls();
    final Outbox outbox;
    Optional<Session> session = Optional.empty();
    Optional<Step> last = Optional.empty();
    int steps;
    boolean ended;

    private final TrajectoryId id;
    private final Journal journal;
    private final Set<Integer> unjudged = new HashSet<>();
    private final Heard heard = new Heard();
    private Judging judging = Judging.FREELY;
    private int keptAt;

    View(
            TrajectoryId id,
            Journal journal,
            BiFunction<Intervention, Context, Optional<String>> withholds,
            Consumer<InterventionEntry> moved,
            Consumer<Outcome> decided) {
        this.id = id;
        this.journal = journal;
        this.numbers = new Numbers(number -> journal.numbered(id, number));
        this.outbox = new Outbox(open, withholds, moved, decided);
    }

    /**
     * What is remembered.
     *
     * @param highest number of the client's own
     * @param open steps of the calls that wait for their results
     */
    record Remembered(Memory session, long highest, List<Integer> open, Outbox.Standing outbox) {}

    /**
     * What is remembered, when it is time to keep it: before a step is taken, and with it.
     *
     * @param failed hears when it cannot be written; it is read from the steps then
     */
    Optional<Standing> standing(Consumer<RuleError> failed) {
        if (session.isEmpty() || steps - keptAt < KEPT_EVERY) {
            return Optional.empty();
        }
        keptAt = steps;
        try {
            return Optional.of(new Standing(steps, Freezer.freeze(remembered(session.get()))));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failed.accept(new RuleError("", steps, "What is remembered cannot be kept: " + e));
            return Optional.empty();
        }
    }

    private Remembered remembered(Session opened) {
        return new Remembered(opened.memory(), numbers.highest(), open.steps(), outbox.standing());
    }

    /**
     * Opens the session from what is remembered and the steps since, or from all steps.
     *
     * @param watched may be given up at each step
     * @param passed steps that were, beside those that the journal knows of
     */
    void open(
            Rulebook rulebook,
            Policies policies,
            Stopwatch stopwatch,
            Judging watched,
            Set<Integer> passed,
            Consumer<RuleError> failed) {
        judging = watched;
        unjudged.addAll(passed);
        unjudged.addAll(Unjudged.steps(journal.findings(id)));
        judging.begin(Judging.NO_STEP);
        Optional<Standing> kept = journal.standing(id);
        Optional<Remembered> remembered = kept.flatMap(standing -> Freezer.thaw(standing.memory(), Remembered.class));
        int from = remembered.isPresent() ? kept.map(Standing::step).orElse(0) : 0;
        Session opened = remembered
                .map(known -> new Session(rulebook, policies::of, known.session()))
                .orElseGet(() -> new Session(rulebook, policies::of, Context.of(id.tenant(), "")))
                .timedBy(stopwatch);
        judging.end();
        session = Optional.of(opened);
        List<Step> page = journal.steps(id, from, KEPT_EVERY);
        List<InterventionEntry> interventions = page.isEmpty() ? List.of() : journal.interventions(id);
        List<VerdictEntry> verdicts = page.isEmpty() ? List.of() : journal.verdicts(id);
        heard.restore(verdicts);
        outbox.restore(opened, interventions, heard.earned());
        remembered.ifPresent(known -> resume(known, interventions, from));
        replay(opened, page, failed);
        outbox.restored();
        heard.restored();
    }

    private void resume(Remembered known, List<InterventionEntry> interventions, int from) {
        steps = from;
        keptAt = from;
        numbers.resume(known.highest());
        outbox.resume(known.outbox(), interventions, from);
        known.open().forEach(index -> step(index).ifPresent(open::follow));
        last = step(from - 1);
        last.ifPresent(open::follow);
    }

    private Optional<Step> step(int index) {
        return journal.steps(id, index, 1).stream().findFirst();
    }

    private void replay(Session opened, List<Step> first, Consumer<RuleError> failed) {
        List<Step> page = first;
        while (!page.isEmpty()) {
            for (Step step : page) {
                recall(opened, step, failed);
                note(step);
            }
            page = page.size() < KEPT_EVERY ? List.of() : journal.steps(id, steps, KEPT_EVERY);
        }
    }

    private void recall(Session opened, Step step, Consumer<RuleError> failed) {
        if (unjudged.contains(step.index())) {
            outbox.pass(opened, step, heard.after(step));
            return;
        }
        judging.begin(step.index());
        try {
            outbox.recall(opened, step, heard.after(step));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failed.accept(new RuleError("", step.index(), "The step cannot be judged again: " + e));
        } finally {
            judging.end();
        }
    }

    /** Takes up a step that was accepted. */
    void note(Step step) {
        steps++;
        numbers.note(step);
        ended = step instanceof TrajectoryEnd;
        last = Optional.of(step);
        open.follow(step);
    }
}
