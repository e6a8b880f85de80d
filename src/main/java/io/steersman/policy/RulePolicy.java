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
 * @param ladder the levels its faults climb
 * @param text what the agent reads
 */
public record RulePolicy(RuleId rule, Mode mode, Map<String, Integer> limits, Ladder ladder, GuidanceText text) {
    public RulePolicy {
        limits = Map.copyOf(limits);
    }
}
