package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import java.util.List;
import java.util.Optional;

/**
 * What came of one step.
 *
 * @param fresh faults seen for the first time
 * @param sighted all faults seen in this step with their evidence so far, the fresh ones included
 * @param intervention what the agent should be told about them, if anything
 * @param errors rules that failed on this step; the others were judged all the same
 */
public record Noticed(
        List<Finding> fresh, List<Finding> sighted, Optional<Intervention> intervention, List<RuleError> errors) {

    /** Nothing was noticed. */
    public static final Noticed NOTHING = new Noticed(List.of(), List.of(), Optional.empty(), List.of());

    public Noticed {
        fresh = List.copyOf(fresh);
        sighted = List.copyOf(sighted);
        errors = List.copyOf(errors);
    }
}
