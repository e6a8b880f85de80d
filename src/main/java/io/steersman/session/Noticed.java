package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.finding.Suspicion;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What came of one step.
 *
 * @param fresh faults seen for the first time
 * @param sighted all faults seen in this step with their evidence so far, the fresh ones included
 * @param shadowed faults seen by rules that are only tried out; not among the others
 * @param intervention what the agent should be told about them, if anything
 * @param outcomes what became of what was said before
 * @param questions what a judge is to be asked, each with its number
 * @param errors rules that failed on this step; the others were judged all the same
 */
public record Noticed(
        List<Finding> fresh,
        List<Finding> sighted,
        List<Finding> shadowed,
        Optional<Intervention> intervention,
        List<Outcome> outcomes,
        List<Asking> questions,
        List<RuleError> errors) {

    /**
     * A question to a judge.
     *
     * @param number 1 for the first of its trajectory
     * @param suspicion what a rule wants to know
     */
    public record Asking(int number, Suspicion suspicion) {}

    /** Nothing was noticed. */
    public static final Noticed NOTHING =
            new Noticed(List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());

    public Noticed {
        fresh = List.copyOf(fresh);
        sighted = List.copyOf(sighted);
        shadowed = List.copyOf(shadowed);
        outcomes = List.copyOf(outcomes);
        questions = List.copyOf(questions);
        errors = List.copyOf(errors);
    }
}
