package io.steersman.reload;

import io.steersman.finding.RuleId;
import io.steersman.policy.JudgePolicy;
import io.steersman.policy.Mode;
import io.steersman.policy.Policy;
import io.steersman.policy.PolicyReader;
import io.steersman.policy.RulePolicy;
import io.steersman.rulebook.Rulebook;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policy that cases are judged under: what they say of limits and texts was written for the shipped policy.
 *
 * <p>So a limit, a text or a mode may be changed without touching the cases of a shipped rule. Rules that are not shipped are
 * judged under the candidate's own policy, enforced.
 */
final class CasePolicy {

    private CasePolicy() {}

    /** The candidate's policy with what the shipped policy says of shipped rules. */
    static Policy of(InForce candidate) {
        Map<RuleId, RulePolicy> rules = new TreeMap<>();
        candidate.policy().rules().forEach((id, rule) -> rules.put(id, rule.in(Mode.ENFORCE)));
        Policy shipped = shipped(candidate.rulebook());
        shipped.rules().forEach((id, rule) -> rules.merge(id, rule, CasePolicy::joined));
        return Policy.of(
                candidate.policy().hash(),
                candidate.policy().pacing(),
                shipped.trusted(),
                shipped.vocabulary(),
                JudgePolicy.BELIEVED,
                rules);
    }

    private static Policy shipped(Rulebook rulebook) {
        return PolicyReader.read(PolicyReader.DEFAULT_FILE, Shipped.policy(), "", rulebook.detectionRules())
                .policy();
    }

    /** A limit that only the candidate knows stays: its rule may ask for it. */
    private static RulePolicy joined(RulePolicy own, RulePolicy shipped) {
        Map<String, Integer> limits = new TreeMap<>(own.limits());
        limits.putAll(shipped.limits());
        return own.in(Mode.ENFORCE).with(limits, shipped.text());
    }
}
