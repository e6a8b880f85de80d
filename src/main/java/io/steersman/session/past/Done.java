package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Kept;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.message.DeedClaim;
import io.steersman.reading.message.DeedClaim.Deed;
import io.steersman.reading.path.Paths;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Instruction;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a trajectory shows of the deeds that its agents may speak of, and whether it may hide some: a script, another agent, a tool
 * that nobody here knows. Bounded: with too many files nothing is told of them any more.
 */
final class Done {

    private static final int MOST = 400;
    /** Longer instructions bring much with them that nobody here has read. */
    private static final int LONGEST = 20_000;

    private final Set<Deed> done = EnumSet.noneOf(Deed.class);
    private final Map<Deed, Integer> tried = new EnumMap<>(Deed.class);
    private final Map<String, Integer> written = Bounded.byAge(MOST);
    private final Map<String, Integer> missed = Bounded.byAge(MOST);
    /** Files that this trajectory made, as far as nothing took them away since. */
    private final Map<String, Integer> made = Bounded.byAge(MOST);

    private final Hooks hooks = new Hooks();
    private final Unwritten unwritten = new Unwritten();
    private boolean talked;
    private boolean replied;
    private boolean hidesDeeds;
    private boolean hidesFiles;
    private int looked = -1;
    private int changed = -1;

    /** Takes in a finished action of any agent. */
    void did(Action action) {
        if (!action.finished()) {
            return;
        }
        int step = action.answer().step();
        hidesDeeds |= !hidesDeeds && Doing.mayHideDeeds(action);
        hidesFiles |= !hidesFiles && Doing.mayHideFiles(action);
        looked = looks(action) ? step : looked;
        changed = action.mutated() ? step : changed;
        boolean badly = action.answer().failed() || action.answer().nothing();
        for (Write write : action.writes()) {
            boolean may = !badly || !action.commands().isEmpty();
            (may ? written : missed).put(Paths.name(write.path()), step);
            made(write, step);
        }
        hidesFiles |= written.size() >= MOST;
        deeds(action, badly);
        hooks.did(action, badly);
        unwritten.did(action);
    }

    /** Hooks that refused. */
    Hooks hooks() {
        return hooks;
    }

    /** Files that could not be made. */
    List<Kept> unwritten() {
        return hidesFiles ? List.of() : unwritten.kept();
    }

    /** Whether the user replied to something that the agent said, and the client has told it nothing since. */
    boolean replied() {
        return replied;
    }

    /** The main agent says something. */
    void said(AgentMessage message) {
        if (message.agent().isEmpty() && !message.text().isBlank()) {
            talked = true;
            unwritten.said(message.text(), message.index());
        }
    }

    /** A pattern or a folder may stand for any file. */
    private void made(Write write, int step) {
        String name = Paths.name(write.path());
        boolean takes = write.change() == Change.DELETE || write.change() == Change.MOVE;
        if (takes && (name.indexOf('*') >= 0 || name.indexOf('.') <= 0)) {
            made.clear();
        } else if (takes) {
            made.remove(name);
        } else if (write.change() == Change.CREATE) {
            made.put(name, step);
        }
    }

    /** Of a chain that failed all but its last deed may be done. */
    private void deeds(Action action, boolean badly) {
        Set<Deed> deeds = action.commands().isEmpty() ? Set.of() : Doing.deeds(action);
        for (Deed deed : deeds) {
            boolean last = deeds.size() == 1
                    || deed.ordinal()
                            == deeds.stream().mapToInt(Deed::ordinal).max().orElse(0);
            if (badly && last) {
                tried.put(deed, action.answer().step());
            } else {
                done.add(deed);
            }
        }
    }

    private static boolean looks(Action action) {
        return action.kind() == ToolKind.READ
                || action.kind() == ToolKind.SEARCH
                || action.kind() == ToolKind.NAVIGATE
                || action.kind() == ToolKind.EXECUTE;
    }

    /** Somebody may tell of a time before this trajectory, or of what they did themselves. */
    void heard(Instruction instruction) {
        hooks.heard(instruction.text(), instruction.fromUser());
        replied = instruction.fromUser() && (replied || talked);
        talked &= !instruction.fromUser();
        boolean before =
                instruction.text().length() > LONGEST || instruction.text().contains("previous conversation");
        hidesDeeds |= before;
        hidesFiles |= before;
        DeedClaim.in(instruction.text()).stream()
                .map(DeedClaim::deed)
                .filter(deed -> deed != Deed.FILE && deed != Deed.CHANGE && deed != Deed.DELETE && deed != Deed.CHECK)
                .forEach(done::add);
    }

    /** Whether anything was looked at since the last change. */
    boolean lookedSince() {
        return looked > changed;
    }

    /** Whether a deed is shown, or may be hidden. */
    boolean shows(DeedClaim claim) {
        String name = Paths.name(claim.target());
        return switch (claim.deed()) {
            case FILE -> hidesFiles || written.containsKey(name);
            // What is said of one file may be about its name in another, so it takes a run that wrote nothing, or
            // failed at it.
            case CHANGE -> hidesFiles || written.containsKey(name) || !written.isEmpty() && !missed.containsKey(name);
            case DELETE -> hidesFiles || !made.containsKey(name);
            // What is pushed may be brought elsewhere by a build server.
            case DEPLOY, RELEASE, MIGRATION -> hidesDeeds || done.contains(claim.deed()) || done.contains(Deed.PUSH);
            case TAG -> hidesDeeds || done.contains(Deed.TAG) || done.contains(Deed.RELEASE);
            case COMMIT, PUSH, PULL_REQUEST, CHECK -> hidesDeeds || done.contains(claim.deed());
        };
    }

    /** Index of the step in which a deed was tried and failed; empty when it was not. */
    List<Integer> tried(DeedClaim claim) {
        Integer step = claim.target().isEmpty() ? tried.get(claim.deed()) : missed.get(Paths.name(claim.target()));
        return step == null ? List.of() : List.of(step);
    }
}
