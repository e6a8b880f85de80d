package io.steersman.finding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One sighting of a fault by a detection rule.
 *
 * @param rule the rule that saw it
 * @param severity how bad the rule takes it to be
 * @param title the rule's title
 * @param identity what makes two sightings of this rule one fault: equal identity, same fault
 * @param evidence indices of the steps that show it, ascending
 * @param details named values for the guidance text: counts, the call, the error, the user's own words
 */
public record Finding(
        RuleId rule,
        Severity severity,
        String title,
        String identity,
        List<Integer> evidence,
        Map<String, String> details) {

    public Finding {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("A finding of %s must name at least one step.".formatted(rule));
        }
        evidence = List.copyOf(new TreeSet<>(evidence));
        details = Map.copyOf(details);
    }

    /** Index of the first step that shows the fault. */
    public int first() {
        return evidence.get(0);
    }

    /** Index of the last step that shows the fault. */
    public int last() {
        return evidence.get(evidence.size() - 1);
    }

    /** Whose fault it is. */
    public Origin origin() {
        return rule.origin();
    }

    private static final int LONGEST_VALUE = 4000;

    /** Rule and identity in one: the name of the fault within its trajectory. */
    public String fault() {
        return rule + "#" + identity;
    }

    /** Returns this with another severity, for a rule that grades single cases. */
    public Finding graded(String newSeverity) {
        return new Finding(rule, Severity.named(newSeverity).orElse(severity), title, identity, evidence, details);
    }

    /** Returns this with one more value for the guidance text. */
    public Finding with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        String text = String.valueOf(value);
        more.put(name, text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...");
        return new Finding(rule, severity, title, identity, evidence, more);
    }
}
