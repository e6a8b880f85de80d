package io.steersman.report;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What reports go by of one run, live or read from a file.
 *
 * @param id its id
 * @param vitals what it cost
 * @param seen its faults
 * @param given its interventions, in order
 * @param judged what became of its faults, in the order of the decisions
 */
public record RunRecord(String id, Vitals vitals, List<Seen> seen, List<Given> given, List<Judged> judged) {

    public RunRecord {
        seen = List.copyOf(seen);
        given = List.copyOf(given);
        judged = List.copyOf(judged);
    }

    /**
     * A fault.
     *
     * @param rule that saw it
     * @param fault its name
     * @param environment whether it lies in the surroundings of the agent
     * @param shadow whether the rule is only tried out
     * @param right whether people say that it is right; nothing when nobody says or they disagree
     */
    public record Seen(RuleId rule, String fault, boolean environment, boolean shadow, Optional<Boolean> right) {}

    /**
     * An intervention.
     *
     * @param delivery where it stands: whether the agent was told, or would have been
     * @param lagSteps steps until it was delivered
     * @param lagMillis milliseconds until it was delivered
     * @param right whether people say that it was right; nothing when nobody says or they disagree
     */
    public record Given(
            Intervention intervention,
            Delivery delivery,
            OptionalInt lagSteps,
            OptionalLong lagMillis,
            Optional<Boolean> right) {

        /** The fault that it is first of all about. */
        public String fault() {
            return intervention.faults().get(0);
        }

        /** Whether its moment came: the agent was told, or would have been. */
        public boolean due() {
            return delivery.isDelivered() || delivery == Delivery.WITHHELD;
        }
    }

    /**
     * An outcome.
     *
     * @param millis from what was said to the first sign of change, where the steps tell their times
     */
    public record Judged(Outcome outcome, OptionalLong millis) {}
}
