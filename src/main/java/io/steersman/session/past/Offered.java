package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.result.FailureKind;
import io.steersman.trajectory.Bounded;
import java.util.Map;
import java.util.Set;

/** The tools that the harness told its agents to use: that one is missing is not the agent's fault. Bounded. */
final class Offered {

    private static final int MOST = 64;

    private final Map<String, Boolean> names = Bounded.byAge(MOST);

    void addAll(Set<String> named) {
        named.forEach(name -> names.put(name, true));
    }

    /** Whether a call failed only as there is no such tool, and the harness had named it. */
    boolean blames(Action action) {
        return action.failure() == FailureKind.UNKNOWN_TOOL && !names.isEmpty() && names.containsKey(action.tool());
    }
}
