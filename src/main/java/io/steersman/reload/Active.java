package io.steersman.reload;

import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in force, and what became of the last attempt to change it. Thread-safe; reading never waits.
 */
public final class Active {

    /**
     * The state at one moment.
     *
     * @param inForce the last good rulebook and policy
     * @param refused hash of the files that were refused since, empty when the files in the folders are in force
     * @param diagnostics why they were refused
     * @param quarantined rules of what is in force that are left out, and why
     */
    public record State(
            InForce inForce, String refused, List<Diagnostic> diagnostics, Map<RuleId, String> quarantined) {
        public State {
            diagnostics = List.copyOf(diagnostics);
            quarantined = Collections.unmodifiableMap(new TreeMap<>(quarantined));
        }
    }

    private volatile State state;

    /** Starts with something good. */
    public Active(InForce first) {
        this.state = new State(first, "", List.of(), Map.of());
    }

    /** What sessions are to run under now. */
    public InForce inForce() {
        return state.inForce();
    }

    /** What is in force, and why a later version is not. */
    public State state() {
        return state;
    }

    /** Puts another version in force. */
    synchronized void swap(InForce next) {
        state = new State(next, "", List.of(), Map.of());
    }

    /** Notes that a version was refused; what is in force stays. */
    synchronized void refuse(String hash, List<Diagnostic> diagnostics) {
        state = new State(state.inForce(), hash, diagnostics, state.quarantined());
    }

    /** Leaves a rule out of what is in force, until other files are. */
    public synchronized void quarantine(RuleId rule, String why) {
        Map<RuleId, String> quarantined = new TreeMap<>(state.quarantined());
        if (quarantined.putIfAbsent(rule, why) == null) {
            state = new State(
                    state.inForce().without(quarantined.keySet()), state.refused(), state.diagnostics(), quarantined);
        }
    }
}
