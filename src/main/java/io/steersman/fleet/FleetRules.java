package io.steersman.fleet;

import io.steersman.finding.RuleId;
import io.steersman.reload.InForce;
import io.steersman.silence.Silence;
import io.steersman.supervision.Trials;
import java.util.Map;

/** What a node does with what the fleet has decided on. */
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

    /** What is tried at this node: it follows the fleet. */
    Trials trials();

    /** A silence has begun, or is over. */
    void silenced(Silence silence);

    /** An arm or an experiment is ended. */
    void ended(String name, String why);

    /** A rule of these files is left out. */
    void slow(String hash, RuleId rule, String why);
}
