package io.steersman.supervision;

import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.List;
import java.util.Map;

/** The calls of a trajectory whose results are still to come; those that nobody answers do not pile up. */
final class OpenCalls {

    private static final int MOST = 100;

    /** A call whose result does not come must not hold guidance back for ever. */
    private static final int STEPS_A_CALL_MAY_TAKE = 32;

    private final Map<String, ToolCall> calls = Bounded.byAge(MOST);
    private int latest;

    /** Takes up a step: a call opens, a result closes. */
    void follow(Step step) {
        latest = step.index();
        if (step instanceof ToolCall call) {
            calls.put(call.id(), call);
        } else if (step instanceof ToolResult result) {
            calls.remove(result.call());
        }
    }

    /** Whether an agent waits for the result of a call that was made not long ago. */
    boolean isCalling(String agent) {
        return calls.values().stream()
                .anyMatch(call -> call.agent().equals(agent) && call.index() >= latest - STEPS_A_CALL_MAY_TAKE);
    }

    /** All of them, the eldest first. */
    List<ToolCall> all() {
        return List.copyOf(calls.values());
    }

    /** The indices of their steps. */
    List<Integer> steps() {
        return calls.values().stream().map(Step::index).toList();
    }
}
