package io.steersman.supervision;

import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import java.util.List;

/**
 * The answer to steps that were accepted.
 *
 * @param first index of the first step that was added, -1 when none was
 * @param last index of the last step that was added, -1 when none was
 * @param duplicates how many of the steps were there already
 * @param findings faults seen for the first time in these steps
 * @param interventions what the agent should be told now
 */
public record Accepted(int first, int last, int duplicates, List<Finding> findings, List<Intervention> interventions) {
    public Accepted {
        findings = List.copyOf(findings);
        interventions = List.copyOf(interventions);
    }
}
