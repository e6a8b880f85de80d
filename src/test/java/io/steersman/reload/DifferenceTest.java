package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DifferenceTest {

    private static final String FILE = "reasoning_problems/infinite_loops.drl";

    @Test
    void onlyTheRuleThatWasChangedMaySeeSomethingElse() {
        // When
        Set<RuleId> differing =
                differing("likeTheLast(), !askedAgain(), !polls(),", "likeTheLast(), repeated(), !polls(),");
        // Then
        assertThat(differing)
                .extracting(RuleId::toString)
                .containsExactly("reasoning_problems.infinite_loops.same-result-repeat");
    }

    @Test
    void allRulesOfAFileMaySeeSomethingElseWhenItsHeadWasChanged() {
        // When
        Set<RuleId> differing = differing(
                "package rules.reasoning_problems.infinite_loops;",
                "package rules.reasoning_problems.infinite_loops;\n\nimport java.util.Set;");
        // Then
        assertThat(differing).hasSizeGreaterThan(5).allMatch(rule -> rule.subcategory()
                .equals("infinite_loops"));
    }

    @Test
    void nothingDiffersFromItself() {
        assertThat(Difference.of(Shipped.inForce(), Shipped.inForce())).isEmpty();
    }

    private static Set<RuleId> differing(String before, String after) {
        String text = Shipped.sources().drl().get(FILE);
        assertThat(text).contains(before);
        Sources changed = Shipped.sources().with(Map.of("rules/" + FILE, text.replace(before, after)));
        return Difference.of(Shipped.inForce(), Checker.load(changed).result().orElseThrow());
    }
}
