package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseCoverage;
import io.steersman.reload.CaseGate;
import io.steersman.rulebook.cases.RuleCase;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.DrlReader;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.lint.RuleLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every shipped rule must have beside it. */
final class ShippedRulesTest {

    private static final Path RELEASED = Path.of("rules/released.txt");
    private static final long LEAST_COVERAGE = 95;
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
    void ofTheirStyleNothingIsToBeSaid() {
        // Given
        List<DrlFile> files = DrlReader.parse(Shipped.sources().drl(), new ArrayList<>());
        // When
        List<Diagnostic> said =
                files.stream().flatMap(file -> RuleLint.check(file).stream()).toList();
        // Then
        assertThat(files).isNotEmpty();
        assertThat(said).isEmpty();
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
    void everyRuleSpeaksInACase() {
        Map<String, List<RuleCase>> spoken = cases();
        spoken.keySet().removeIf(rule -> RuleId.parse(rule).asks());
        spoken.values().forEach(List::clear);
        OUTCOMES.stream()
                .filter(outcome -> !outcome.text().isBlank()
                        && spoken.containsKey(outcome.tested().ruleId()))
                .forEach(outcome -> spoken.get(outcome.tested().ruleId()).add(outcome.tested()));
        assertThat(spoken)
                .allSatisfy((rule, cases) -> assertThat(cases).as(rule).isNotEmpty());
    }

    /** What is asked of the whole; raise it when cases are added, never lower it. */
    @Test
    void casesLetEveryRuleFireAndShowMostConditionsTrueAndFalse() {
        // Given
        CaseCoverage coverage = new CaseCoverage(Shipped.inForce().rulebook());
        // When
        List<CaseGate.Outcome> outcomes =
                CaseGate.outcomes(Shipped.inForce(), Shipped.sources().cases(), new ArrayList<>(), coverage);
        // Then
        assertThat(outcomes).as("counting changes nothing").isEqualTo(OUTCOMES);
        assertThat(coverage.rules()).isNotEmpty().allMatch(coverage::fires);
        List<CaseCoverage.Condition> conditions = coverage.rules().stream()
                .flatMap(rule -> coverage.conditions(rule).stream())
                .toList();
        long bothWays =
                conditions.stream().filter(CaseCoverage.Condition::bothWays).count();
        assertThat(bothWays * 100 / conditions.size())
                .as("percent of conditions that cases show both ways. Maybe see: rules test --coverage")
                .isGreaterThanOrEqualTo(LEAST_COVERAGE);
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

    /** Claims are parted by semicolons. */
    @Test
    void everyClaimOfARuleHasACase() {
        cases().forEach((rule, cases) -> {
            RuleMetadata metadata = metadata(rule);
            long silent = cases.stream()
                    .filter(c -> c.expected().isEmpty() && !c.gap())
                    .filter(c -> !c.name().startsWith("survives"))
                    .count();
            assertThat(silent)
                    .as("silent cases of %s, for: %s", rule, metadata.falsePositives())
                    .isGreaterThanOrEqualTo(claims(metadata.falsePositives()));
            assertThat(cases.stream().filter(RuleCase::gap).count())
                    .as("gaps of %s, for: %s", rule, metadata.misses())
                    .isGreaterThanOrEqualTo(claims(metadata.misses()));
        });
    }

    @Test
    void aReleasedRuleStaysOrSaysWhatReplacesIt() throws IOException {
        // Given
        List<String> released = Files.readAllLines(RELEASED);
        // When
        Map<String, RuleMetadata> rules = Shipped.inForce().rulebook().rules().stream()
                .collect(Collectors.toMap(rule -> rule.id().toString(), rule -> rule));
        // Then
        assertThat(rules.keySet())
                .as("a released rule may be deprecated, but neither renamed nor removed")
                .containsAll(released);
        assertThat(rules.values())
                .filteredOn(rule -> rule.status().equals("deprecated"))
                .allSatisfy(rule -> assertThat(rules).containsKey(rule.replacedBy()));
    }

    @Test
    void everyStableRuleIsReleased() throws IOException {
        // Given
        List<String> released = Files.readAllLines(RELEASED);
        // When
        List<String> stable = Shipped.inForce().rulebook().rules().stream()
                .filter(rule -> rule.status().equals("stable"))
                .map(rule -> rule.id().toString())
                .toList();
        // Then
        assertThat(released)
                .as("Maybe add it to " + RELEASED)
                .containsAll(stable)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static long claims(String text) {
        return text.split(";").length;
    }

    private static RuleMetadata metadata(String rule) {
        return Shipped.inForce().rulebook().metadata(RuleId.parse(rule)).orElseThrow();
    }

    private static Map<String, List<RuleCase>> cases() {
        Map<String, List<RuleCase>> byRule = new TreeMap<>();
        Shipped.inForce().rulebook().detectionRules().forEach(rule -> byRule.put(rule.toString(), new ArrayList<>()));
        OUTCOMES.forEach(outcome -> byRule.get(outcome.tested().ruleId()).add(outcome.tested()));
        return byRule;
    }
}
