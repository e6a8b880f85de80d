package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Undertaking;
import io.steersman.reading.change.Write;
import io.steersman.session.files.Light;
import io.steersman.trajectory.ToolResult.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the user or a policy of the harness denied since the user last spoke, and the scripts in which it was written down
 * since. Bounded: the oldest go first. A refusal that names the way to go is no denial of the deed.
 */
final class Denied {

    private static final int MOST = 8;

    private final Deque<Denial> denials = new ArrayDeque<>(0);

    /** A call that was denied, what it would have done, and the scripts that would do it, with the actions that wrote them. */
    private record Denial(Action action, Undertaking deed, Map<String, Action> scripts) {}

    /** Takes in a finished action. */
    void note(Action action) {
        if (isDenied(action)) {
            Undertaking deed = Undertaking.of(action);
            boolean readsOnly = !deed.read().isEmpty()
                    && !Undertaking.deniesReading(action.answer().errorLine());
            if (!deed.isEmpty() && !readsOnly) {
                denials.addLast(new Denial(Light.action(action), deed, new HashMap<>()));
                if (denials.size() > MOST) {
                    denials.removeFirst();
                }
            }
        } else if (!denials.isEmpty() && action.mutated()) {
            for (Write write : action.writes()) {
                wrote(write, action);
            }
        }
    }

    private void wrote(Write write, Action action) {
        for (Denial denial : denials) {
            if (denial.scripts().size() < MOST && denial.deed().isIn(write)) {
                denial.scripts().put(write.path(), Light.action(action));
            }
        }
    }

    private static boolean isDenied(Action action) {
        Refusal refusal = action.answer().refusal();
        return refusal == Refusal.USER
                || refusal == Refusal.HARNESS
                        && !Undertaking.namesAnotherWay(
                                action.answer().errorLine().toLowerCase(Locale.ROOT));
    }

    /** The user spoke: what was denied may be wanted now. */
    void clear() {
        denials.clear();
    }

    /** The denied action, the script where there is one, and the open action that does the same in another way; or empty. */
    List<Action> doneBy(Action open) {
        for (Denial denial : denials) {
            if (denial.action().sameCall(open)) {
                continue;
            }
            List<Action> found = new ArrayList<>(3);
            found.add(denial.action());
            if (denial.deed().isDoneBy(open)) {
                found.add(open);
                return found;
            }
            for (Map.Entry<String, Action> script : denial.scripts().entrySet()) {
                if (open.commands().stream().anyMatch(command -> Undertaking.runs(command, script.getKey()))) {
                    found.add(script.getValue());
                    found.add(open);
                    return found;
                }
            }
        }
        return List.of();
    }
}
