package io.steersman.session.files;

import io.steersman.fact.Action;
import io.steersman.reading.change.Formatters;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.path.PathCover;
import io.steersman.reading.path.Paths;
import io.steersman.reading.result.TreeState;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.Bounded;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of work that is in no commit: what this run wrote, and what was there that it did not write. Bounded: the
 * eldest go first.
 */
public final class WorkingTree {

    private static final int MOST = 200;
    /** {@code :/}, normalised. */
    private static final String ROOT = ":";

    private static final String HERE = ".";
    private static final List<String> UNSTASHING = List.of("list", "show", "drop", "clear", "pop", "apply");

    private final Map<String, Boolean> written = Bounded.byAge(MOST);
    private final Map<String, Boolean> changed = Bounded.byAge(MOST);
    private final Map<String, Boolean> untracked = Bounded.byAge(MOST);
    /** Whether it was looked at how the tree stands. */
    private boolean looked;
    /** Whether a formatter ran before anybody looked. */
    private boolean rewrote;
    /** Whether a program ran since, which may have changed files. */
    private boolean ran;
    /** Whether something else than what this run wrote was stashed. */
    private boolean stashedOthers;

    /** Takes in what a finished action wrote and showed. */
    public void did(Action action) {
        if (!action.finished()) {
            return;
        }
        if (action.succeeded()) {
            for (Write write : action.writes()) {
                if (write.change() != Change.RESTORE) {
                    written.put(write.path(), true);
                }
            }
            action.commands().forEach(this::settle);
            action.commands().stream().filter(Formatters::fixes).forEach(this::rewrote);
            ran |= (action.acted() || action.checks()) && action.ran();
        }
        show(action.answer().tree());
    }

    /** A formatter of this run changes what it finds; where nobody looked before, it is taken to have changed what is shown then. */
    private void rewrote(Command formatter) {
        written.put(formatter.directory().isEmpty() ? HERE : formatter.directory(), true);
        rewrote |= !looked;
    }

    /** What goes into a commit or a stash is not lost. */
    private void settle(Command command) {
        boolean git = command.program().equals("git");
        boolean stashes = git
                && command.subcommand().equals("stash")
                && command.arguments().stream().noneMatch(UNSTASHING::contains);
        if (stashes) {
            stashedOthers |= looked ? !changed.isEmpty() : written.isEmpty();
        }
        if (stashes || git && command.subcommand().equals("commit")) {
            changed.clear();
        }
    }

    /** Whether all that was stashed is what this run wrote, as far as is known. */
    public boolean stashedOwn() {
        return !stashedOthers;
    }

    /** Takes in how the tree stands. */
    public void show(TreeState state) {
        if (!state.told()) {
            return;
        }
        if (!state.whole()) {
            // Programs of this run may have changed what a diff shows after them.
            state.changed().stream()
                    .filter(path -> !ran && !rewrote && !wrote(path))
                    .forEach(path -> changed.put(path, true));
            return;
        }
        take(state.changed(), changed);
        take(state.untracked(), untracked);
        looked = true;
        rewrote = false;
        ran = false;
    }

    /** What was not there at the last look, and is after programs of this run, is taken to be theirs. */
    private void take(List<String> shown, Map<String, Boolean> others) {
        Set<String> before = Set.copyOf(others.keySet());
        others.clear();
        shown.stream()
                .filter(path -> !wrote(path) && !rewrote && (!looked || !ran || before.contains(path)))
                .forEach(path -> others.put(path, true));
    }

    private boolean wrote(String path) {
        return written.keySet().stream()
                .anyMatch(own -> !own.equals(HERE) && (PathCover.same(own, path) || PathCover.covers(path, own)));
    }

    /**
     * Whether a deed takes nothing away but what this run wrote, as far as is known; where nothing is known of the tree, what
     * the run wrote there is taken to be all.
     */
    public boolean spares(Destruction deed) {
        Map<String, Boolean> others = deed.thing().startsWith("untracked") ? untracked : changed;
        for (String target : deed.targets()) {
            if (others.keySet().stream().anyMatch(path -> concerns(target, path))) {
                return false;
            }
        }
        boolean ignored = deed.thing().endsWith("ignored files");
        if (looked && !ignored) {
            return true;
        }
        return !ignored
                && deed.targets().stream()
                        .allMatch(target -> written.keySet().stream().anyMatch(path -> concerns(target, path)));
    }

    private static boolean concerns(String target, String path) {
        boolean whole = target.equals(ROOT)
                || Paths.isAnchored(target) && Paths.name(target).indexOf('.') < 0;
        return whole || PathCover.covers(target, path) || PathCover.covers(path, target);
    }
}
