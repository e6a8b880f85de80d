package io.steersman.rulebook.drl;

import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param limits names of the limits that the rule asks for, with the 1-based line of each
 * @param values names of what its findings tell, for texts
 * @param patterns its conditions in their order
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
        int line,
        Map<String, Integer> limits,
        Set<String> values,
        List<RulePattern> patterns) {

    public RuleMetadata {
        limits = Map.copyOf(limits);
        values = Set.copyOf(values);
        patterns = List.copyOf(patterns);
    }

    /** The folder of rules that decide interventions rather than detect faults. */
    public static final String INTERVENTION = "intervention";

    /** Whether the rule detects a fault, rather than deciding what is done about faults. */
    public boolean detects() {
        return !id.category().equals(INTERVENTION);
    }

    /** The id of a rule by the package and name that the engine knows it by. */
    public static RuleId id(String packageName, String ruleName) {
        String place = packageName.startsWith("rules.") ? packageName.substring("rules.".length()) : packageName;
        int dot = place.lastIndexOf('.');
        return dot < 0
                ? new RuleId("", place, ruleName)
                : new RuleId(place.substring(0, dot), place.substring(dot + 1), ruleName);
    }
}
