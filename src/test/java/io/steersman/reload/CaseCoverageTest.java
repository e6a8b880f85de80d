package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseCoverage.Condition;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CaseCoverageTest {

    private static final String REPLAY = "failing-replay";
    private static final String FAILS_TWICE = """
                given:
                  - repeat 2:
                      - call Bash: npm test
                      - exit 1: 2 failed
            """;
    private static final String FAILS_THRICE = FAILS_TWICE.replace("repeat 2", "repeat 3");

    @Test
    void withoutACaseNothingFiresAndEachConditionIsThereUnasked() {
        // When
        CaseCoverage coverage = coverage("");
        // Then
        assertThat(coverage.rules()).noneMatch(coverage::fires);
        assertThat(coverage.conditions(replay(coverage)))
                .isNotEmpty()
                .noneMatch(Condition::held)
                .noneMatch(Condition::refused);
    }

    @Test
    void aSilentCaseShowsConditionsFalseAndFiresNothing() {
        // When
        CaseCoverage coverage = coverage(silent(FAILS_TWICE));
        // Then
        assertThat(coverage.fires(replay(coverage))).isFalse();
        Condition atLeast = condition(coverage, "$same.size() >= $repeats");
        assertThat(atLeast.held()).isFalse();
        assertThat(atLeast.refused()).isTrue();
        assertThat(atLeast.bothWays()).isFalse();
    }

    @Test
    void aCaseThatFiresShowsTheRestOfTheAnswers() {
        // When
        CaseCoverage coverage = coverage(silent(FAILS_TWICE) + silent(FAILS_THRICE));
        // Then
        assertThat(coverage.rules()).filteredOn(coverage::fires).containsExactly(replay(coverage));
        assertThat(condition(coverage, "$same.size() >= $repeats").bothWays()).isTrue();
    }

    @Test
    void whatIsAskedOfLimitsIsNotCounted() {
        // When
        CaseCoverage coverage = coverage(silent(FAILS_THRICE));
        // Then
        assertThat(coverage.conditions(replay(coverage)))
                .extracting(Condition::text)
                .isNotEmpty()
                .noneMatch(text -> text.startsWith("name ==") || text.startsWith("rule =="));
    }

    private static Condition condition(CaseCoverage coverage, String text) {
        return coverage.conditions(replay(coverage)).stream()
                .filter(condition -> condition.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static RuleMetadata replay(CaseCoverage coverage) {
        return coverage.rules().stream()
                .filter(rule -> rule.id().name().equals(REPLAY))
                .findFirst()
                .orElseThrow();
    }

    private static String silent(String given) {
        return "  - name: n\n    rule: %s\n    expect: none\n%s".formatted(REPLAY, given.indent(4 - indent(given)));
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static CaseCoverage coverage(String cases) {
        CaseCoverage coverage = new CaseCoverage(Shipped.inForce().rulebook());
        Map<String, String> files = cases.isEmpty()
                ? Map.of()
                : Map.of(
                        "reasoning_problems/infinite_loops.cases.yaml",
                        "subject: reasoning_problems.infinite_loops\ncases:\n" + cases);
        List<Diagnostic> wrong = new ArrayList<>();
        CaseGate.outcomes(Shipped.inForce(), files, wrong, coverage);
        assertThat(wrong).isEmpty();
        return coverage;
    }
}
