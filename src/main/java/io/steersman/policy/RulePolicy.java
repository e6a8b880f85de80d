package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Ladder;
import java.util.Map;

/**
 * What a policy says of one rule.
 *
 * @param rule the rule
 * @param mode how far it may go
 * @param limits its limits by name
 * @param ladder the levels its faults climb, those that may be used for the run
 * @param horizon actions without a sighting after which a fault may count as over
 * @param text what the agent reads
 */
public record RulePolicy(
        RuleId rule, Mode mode, Map<String, Integer> limits, Ladder ladder, int horizon, GuidanceText text) {
    public RulePolicy {
        limits = Map.copyOf(limits);
    }

    /** Returns this in another mode. */
    public RulePolicy in(Mode newMode) {
        return new RulePolicy(rule, newMode, limits, ladder, horizon, text);
    }

    /** Returns this with other limits and another text. */
    public RulePolicy with(Map<String, Integer> newLimits, GuidanceText newText) {
        return new RulePolicy(rule, mode, newLimits, ladder, horizon, newText);
    }
}
