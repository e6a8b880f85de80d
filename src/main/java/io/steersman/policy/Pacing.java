package io.steersman.policy;

import io.steersman.intervention.Level;
import java.util.Set;

/**
 * How interventions follow each other in one trajectory. All numbers but the budget are actions of the agent.
 *
 * @param budget how many a trajectory may have
 * @param patience without a new sighting, after so many actions what waits to be sent is out of date
 * @param memory for so many actions the same fault in other words goes on where the first was left
 * @param descent how many rungs a fault comes down when it is recovered from
 * @param calm for so many actions after a fault of the surroundings nobody is told to be going in circles
 * @param attended whether a person can be asked
 * @param closed whether a call is denied when it cannot be watched, for a fault of ours
 * @param reach the levels that may be used
 */
public record Pacing(
        int budget,
        int patience,
        int memory,
        int descent,
        int calm,
        boolean attended,
        boolean closed,
        Set<Level> reach) {
    public Pacing {
        reach = Set.copyOf(reach);
    }
}
