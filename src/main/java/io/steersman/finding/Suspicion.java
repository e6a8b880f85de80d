package io.steersman.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a rule holds for possible and cannot tell by the form of the steps: a judge is to be asked about it.
 *
 * @param rule the rule that asks
 * @param title its title: why it asks
 * @param identity what makes two questions of this rule one: it is asked once in a trajectory
 * @param agent id of the subagent that it is about, empty for the main agent
 * @param steps indices of the steps that gave reason to ask, ascending
 * @param details named values that the judge is told
 */
public record Suspicion(
        RuleId rule, String title, String identity, String agent, List<Integer> steps, Map<String, String> details) {

    private static final int MOST_SEEN = 12;

    public Suspicion {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A question of %s must name at least one step.".formatted(rule));
        }
        steps = List.copyOf(new TreeSet<>(steps));
        details = Map.copyOf(details);
    }

    /** Index of the last step that gave reason to ask. */
    public int last() {
        return steps.get(steps.size() - 1);
    }

    /** Rule and identity in one: the name of the question within its trajectory. */
    public String name() {
        return rule + "#" + identity;
    }

    /** Returns this with one more value that the judge is told. */
    public Suspicion with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, String.valueOf(value));
        return new Suspicion(rule, title, identity, agent, steps, more);
    }

    /** Returns this about a finding of which the judge is told: what it says, and the steps that show it. */
    public Suspicion about(Finding finding) {
        List<Integer> all = new ArrayList<>(steps);
        all.addAll(finding.evidence());
        String seen = finding.evidence().stream()
                .limit(MOST_SEEN)
                .map(step -> "#" + step)
                .collect(Collectors.joining(", "));
        return new Suspicion(rule, title, identity, agent, all, details)
                .with("finding", finding.title())
                .with("seen at", seen);
    }
}
