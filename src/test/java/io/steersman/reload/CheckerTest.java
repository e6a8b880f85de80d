package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CheckerTest {

    private static final String RULE = "rules/house_rules/repeats.drl";

    @Test
    void aLimitThatThePolicyDoesNotGiveIsToldWhereTheRuleAsksForIt() {
        // Given
        Sources sources = Shipped.sources().with(Map.of(RULE, rule(), "policies/default.yaml", policy("")));
        // When
        Checked checked = Checker.load(sources);
        // Then
        assertThat(ofTheRule(checked)).singleElement().satisfies(told -> {
            assertThat(told.file()).isEqualTo(RULE);
            assertThat(told.line()).isEqualTo(17);
            assertThat(told.message()).contains("no limit 'most'", "Maybe add");
        });
    }

    @Test
    void aLimitThatThePolicyGivesIsGood() {
        // Given
        Sources sources =
                Shipped.sources().with(Map.of(RULE, rule(), "policies/default.yaml", policy("limits: { most: 2 }, ")));
        // When
        Checked checked = Checker.load(sources);
        // Then
        assertThat(ofTheRule(checked)).extracting(Diagnostic::display).isEmpty();
    }

    @Test
    void aFileThatIsLeftOutIsNotThere() {
        // When
        Sources without = Shipped.sources().with(Map.of("rules/environment/faults.drl", ""));
        // Then
        assertThat(without.drl()).doesNotContainKey("environment/faults.drl");
        assertThat(Shipped.sources().drl()).containsKey("environment/faults.drl");
    }

    @Test
    void aPathOfNoSuchFileIsRefused() {
        assertThatThrownBy(() -> Shipped.sources().with(Map.of("rules/notes.txt", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules/notes.txt", "Maybe write");
    }

    /** What is said of the rule's own file; that nobody has read its findings yet is said of the table of evidence. */
    private static List<Diagnostic> ofTheRule(Checked checked) {
        return checked.diagnostics().stream()
                .filter(told -> !told.file().equals("rules/evidence.tsv"))
                .toList();
    }

    private static String policy(String limits) {
        return Shipped.sources().policies().get("default.yaml")
                + "  house_rules.repeats.again: { %stext: seen }\n".formatted(limits);
    }

    private static String rule() {
        return """
                package rules.house_rules.repeats;

                import static io.steersman.rulebook.drl.Report.finding;

                import io.steersman.policy.Limit;
                import io.steersman.fact.Action;

                rule "again"
                    @title("t")
                    @severity("low")
                    @status("draft")
                    @since("0.1")
                    @why("w")
                    @falsePositives("f")
                    @misses("m")
                when
                    Limit( rule == "house_rules.repeats.again", name == "most", $most : value )
                    $action : Action( failed(), steps().size() >= $most )
                then
                    insert( finding(drools.getRule(), "x", $action) );
                end
                """;
    }
}
