package io.steersman.steering;

import io.steersman.fact.Action;
import io.steersman.intervention.Armed;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Level;
import java.util.Optional;

/**
 * What waits for a call, since a turn of the agent.
 *
 * @param armed what happens when the call comes
 * @param turn in which it came to wait
 */
record Waiting(Armed armed, int turn) {

    boolean isFor(Action opened) {
        Fault fault = armed.fault();
        String key = opened.call().key();
        return fault.agent().equals(opened.agent())
                && !key.isEmpty()
                && (fault.call().equals(key) || fault.finding().identity().contains(key));
    }

    /** In the turn itself nothing climbs: what was stopped in it is stopped as it was, anything else is let pass. */
    Optional<Armed> meets(Fault fault, int inTurn) {
        if (inTurn != turn) {
            return Optional.of(new Armed(fault, armed.rung(), armed.level()));
        }
        boolean stopped = fault.highest().compareTo(Level.ASK) >= 0;
        return stopped
                ? Optional.of(new Armed(fault, Math.max(0, fault.rung() - 1), fault.highest()))
                : Optional.empty();
    }
}
