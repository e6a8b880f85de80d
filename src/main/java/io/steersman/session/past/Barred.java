package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Undertaking;
import io.steersman.reading.change.Write;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.language.Languages;
import io.steersman.reading.message.Barring;
import io.steersman.reading.shell.Deed;
import io.steersman.session.files.Light;
import io.steersman.trajectory.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the agent did and the user then ruled out by pointing to it: "never do that again". It is known again by what it does,
 * until the user takes it up again in whatever way. Bounded: the oldest go first.
 */
public final class Barred {

    private static final int MOST = 8;
    private static final int REMEMBERED = 12;

    private final Deque<Action> done = new ArrayDeque<>(0);
    /** What was done before the user last spoke. */
    private final Deque<Action> before = new ArrayDeque<>(0);

    private final List<Bar> bars = new ArrayList<>(0);

    /** A deed that is ruled out: how it is known again, and the action that did it, if it was one of this run. */
    private record Bar(List<String> commands, List<String> files, Barring by, boolean check, List<Action> did) {

        boolean covers(Action open) {
            return open.commands().stream().anyMatch(command -> commands.stream()
                            .anyMatch(pattern -> ConstraintMatch.runs(pattern, command)))
                    || open.writes().stream().map(Write::path).anyMatch(files::contains);
        }
    }

    /** Takes in a finished action. */
    void note(Action action) {
        if (!action.finished() || !(action.acted() || action.mutated())) {
            return;
        }
        done.addLast(Light.action(action));
        if (done.size() > REMEMBERED) {
            done.removeFirst();
        }
    }

    /** Takes in what the user says. */
    void heard(Instruction instruction, Languages languages) {
        if (!instruction.fromUser()) {
            return;
        }
        Barring by = Barring.in(instruction, languages).orElse(null);
        for (Iterator<Bar> each = bars.iterator(); each.hasNext() && by == null; ) {
            Bar bar = each.next();
            if (bar.check() || names(bar).anyMatch(name -> Barring.isTakenUp(instruction, name))) {
                each.remove();
            }
        }
        if (by != null && bars.size() < MOST) {
            bar(by);
        }
        if (!done.isEmpty()) {
            before.clear();
            before.addAll(done);
            done.clear();
        }
    }

    /** Whether an open edit puts back what was replaced before the user last spoke. */
    boolean takesBack(Action open) {
        return !open.writes().isEmpty() && before.stream().anyMatch(open::reverses);
    }

    private static Stream<String> names(Bar bar) {
        return Stream.concat(bar.commands().stream(), bar.files().stream());
    }

    private void bar(Barring by) {
        if (!by.named().isEmpty()) {
            bars.add(new Bar(by.named(), List.of(), by, false, List.of()));
            return;
        }
        Action meant = null;
        for (Iterator<Action> each = done.descendingIterator(); each.hasNext() && meant == null; ) {
            Action action = each.next();
            boolean spoken = Stream.concat(commands(action).stream(), files(action).stream())
                    .anyMatch(by::speaksOf);
            boolean last = action == done.peekLast();
            meant = by.runs()
                    ? commands(action).isEmpty() ? null : action
                    : spoken || last && action.ran() ? action : null;
        }
        boolean wanted = meant != null
                && Stream.concat(commands(meant).stream(), files(meant).stream())
                        .anyMatch(by::takesUp);
        if (meant != null && !wanted) {
            bars.add(new Bar(commands(meant), files(meant), by, meant.call().checks(), List.of(meant)));
        }
    }

    private static List<String> commands(Action action) {
        return action.commands().stream()
                .filter(command -> !Undertaking.isPlain(command))
                .map(Deed::of)
                .filter(deed -> !deed.isEmpty())
                .toList();
    }

    private static List<String> files(Action action) {
        return action.commands().isEmpty()
                ? action.writes().stream().map(Write::path).toList()
                : List.of();
    }

    boolean covers(Action open) {
        return bars.stream().anyMatch(bar -> bar.covers(open));
    }

    /** The action that was ruled out and this open one, which does the same; empty where it does not. */
    List<Action> like(Action open) {
        for (Bar bar : bars) {
            if (bar.covers(open)) {
                List<Action> found = new ArrayList<>(bar.did());
                found.add(open);
                return found;
            }
        }
        return List.of();
    }

    /** In which words the user ruled it out. */
    String quote(Action open) {
        return bars.stream()
                .filter(bar -> bar.covers(open))
                .map(bar -> bar.by().quote())
                .findFirst()
                .orElse("");
    }
}
