package io.steersman.rulebook;

import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;

/**
 * What a rule's annotations say of it.
 *
 * @param id folder, file and name
 * @param title the fault in a sentence without period
 * @param severity how bad it is
 * @param status draft, testing, stable or deprecated
 * @param since version that brought it
 * @param why why the fault does harm
 * @param falsePositives what may look like it
 * @param misses what it does not see
 * @param replacedBy id of the rule that takes the place of a deprecated one, empty for any other
 * @param file path below the rules folder
 * @param line 1-based line of the rule in it
 */
public record RuleMetadata(
        RuleId id,
        String title,
        Severity severity,
        String status,
        String since,
        String why,
        String falsePositives,
        String misses,
        String replacedBy,
        String file,
        int line) {

    /** The folder of rules that decide interventions rather than detect faults. */
    public static final String INTERVENTION = "intervention";

    /** Whether the rule detects a fault, rather than deciding what is done about faults. */
    public boolean detects() {
        return !id.category().equals(INTERVENTION);
    }
}
