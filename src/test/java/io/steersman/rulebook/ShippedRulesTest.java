package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every shipped rule must have beside it. */
final class ShippedRulesTest {

    private static final List<Diagnostic> FAULTS = new ArrayList<>();
    private static final List<CaseGate.Outcome> OUTCOMES =
            CaseGate.outcomes(Shipped.inForce(), Shipped.sources().cases(), FAULTS);

    @Test
    void allCasesComeOutAsTheySay() {
        assertThat(FAULTS).isEmpty();
        assertThat(OUTCOMES).allSatisfy(outcome -> assertThat(outcome.failure())
                .as(outcome.tested().name())
                .isEmpty());
    }

    @Test
    void everyRuleHasACaseThatFiresAndMoreThatStaySilent() {
        cases().forEach((rule, cases) -> {
            assertThat(cases).as(rule).anyMatch(c -> c.expected().isPresent());
            assertThat(cases.stream().filter(c -> c.expected().isEmpty()).count())
                    .as(rule)
                    .isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void everyRuleSurvivesWhatIsMissingAndShowsAKnownGap() {
        cases().forEach((rule, cases) -> {
            assertThat(cases).as(rule).anyMatch(c -> c.name().startsWith("survives"));
            assertThat(cases).as(rule).anyMatch(RuleCase::gap);
        });
    }

    @Test
    void everyTextIsShortAndNamesWhatToDoAndWhatNot() {
        for (CaseGate.Outcome outcome : OUTCOMES) {
            if (!outcome.text().isEmpty()) {
                assertThat(outcome.text().split("\\s+").length)
                        .as(outcome.tested().name())
                        .isLessThan(120);
                assertThat(outcome.text()).contains("DO:", "DO NOT:");
            }
        }
    }

    private static Map<String, List<RuleCase>> cases() {
        Map<String, List<RuleCase>> byRule = new TreeMap<>();
        Shipped.inForce().rulebook().detectionRules().forEach(rule -> byRule.put(rule.toString(), new ArrayList<>()));
        OUTCOMES.forEach(outcome -> byRule.get(outcome.tested().ruleId()).add(outcome.tested()));
        return byRule;
    }
}
