package io.steersman.journal;

import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Step;
import java.util.List;
import java.util.Optional;

/**
 * What is written about one trajectory together: all of it is kept, or nothing.
 *
 * @param steps follow the last one, by their indices
 * @param findings the latest state of each, which replaces an earlier one of the same fault
 * @param interventions the latest state of each, which replaces an earlier one of the same number
 * @param outcomes each replaces an earlier one of the same voice, number and fault
 * @param feedback each replaces what the same person said of the same subject before
 * @param assignments what the trajectory belongs to, once and for all
 * @param verdicts the latest state of each question to a judge, which replaces an earlier one of the same number
 * @param standing replaces an earlier one, if there is one now
 */
public record Entries(
        List<Step> steps,
        List<FindingEntry> findings,
        List<InterventionEntry> interventions,
        List<Outcome> outcomes,
        List<Feedback> feedback,
        List<Assignment> assignments,
        List<VerdictEntry> verdicts,
        Optional<Standing> standing) {

    public Entries {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        interventions = List.copyOf(interventions);
        outcomes = List.copyOf(outcomes);
        feedback = List.copyOf(feedback);
        assignments = List.copyOf(assignments);
        verdicts = List.copyOf(verdicts);
    }

    /** Entries of a trajectory that belongs to no experiment, without what is remembered of it. */
    public Entries(
            List<Step> steps,
            List<FindingEntry> findings,
            List<InterventionEntry> interventions,
            List<Outcome> outcomes,
            List<Feedback> feedback) {
        this(steps, findings, interventions, outcomes, feedback, List.of(), List.of(), Optional.empty());
    }

    /** Steps alone. */
    public static Entries of(List<Step> steps) {
        return new Entries(steps, List.of(), List.of(), List.of(), List.of());
    }

    /** What one person says, alone. */
    public static Entries of(Feedback feedback) {
        return new Entries(List.of(), List.of(), List.of(), List.of(), List.of(feedback));
    }

    /** What was asked of a judge, alone. */
    public static Entries of(VerdictEntry verdict) {
        return new Entries(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(verdict), Optional.empty());
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return steps.isEmpty()
                && findings.isEmpty()
                && interventions.isEmpty()
                && outcomes.isEmpty()
                && feedback.isEmpty()
                && assignments.isEmpty()
                && verdicts.isEmpty()
                && standing.isEmpty();
    }
}
