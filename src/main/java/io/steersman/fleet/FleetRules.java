package io.steersman.fleet;

import io.steersman.reload.InForce;
import java.util.Map;

/** What a node does with rules that the fleet has decided on. */
public interface FleetRules {

    /**
     * Checks files as a reload would.
     *
     * @param files texts by path, as {@link io.steersman.reload.Sources#files()} has them
     * @throws RuntimeException when this node cannot use them
     */
    InForce load(Map<String, String> files);

    /** From now on these are in force in the fleet. */
    void inForce(InForce rules);
}
