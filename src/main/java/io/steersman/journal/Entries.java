package io.steersman.journal;

import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Step;
import java.util.List;

/**
 * What is written about one trajectory together: all of it is kept, or nothing.
 *
 * @param steps follow the last one, by their indices
 * @param findings the latest state of each, which replaces an earlier one of the same fault
 * @param interventions the latest state of each, which replaces an earlier one of the same number
 * @param outcomes each replaces an earlier one of the same voice, number and fault
 * @param feedback each replaces what the same person said of the same subject before
 */
public record Entries(
        List<Step> steps,
        List<FindingEntry> findings,
        List<InterventionEntry> interventions,
        List<Outcome> outcomes,
        List<Feedback> feedback) {

    public Entries {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        interventions = List.copyOf(interventions);
        outcomes = List.copyOf(outcomes);
        feedback = List.copyOf(feedback);
    }

    /** Steps alone. */
    public static Entries of(List<Step> steps) {
        return new Entries(steps, List.of(), List.of(), List.of(), List.of());
    }

    /** What one person says, alone. */
    public static Entries of(Feedback feedback) {
        return new Entries(List.of(), List.of(), List.of(), List.of(), List.of(feedback));
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return steps.isEmpty()
                && findings.isEmpty()
                && interventions.isEmpty()
                && outcomes.isEmpty()
                && feedback.isEmpty();
    }
}
