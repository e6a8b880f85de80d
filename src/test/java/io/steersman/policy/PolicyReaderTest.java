package io.steersman.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {

    private static final RuleId RULE = RuleId.parse("a.b.c");

    @Test
    void aRuleTakesOverWhatItDoesNotSay() {
        // When
        PolicyReader.Reading reading = read("""
                defaults: { mode: enforce, ladder: [notice, warn], cooldown: 3 }
                rules:
                  a.b.c: { limits: { repeats: 4 }, text: "Stop {call}." }
                """);
        // Then
        assertThat(reading.isGood()).isTrue();
        assertThat(reading.policy().limits()).containsExactly(new Limit("a.b.c", "repeats", 4));
        assertThat(reading.policy().ladders().get("a.b.c").levels()).containsExactly(Level.NOTICE, Level.WARN);
        assertThat(reading.policy().ladders().get("a.b.c").cooldown()).isEqualTo(3);
    }

    @Test
    void allFaultsAreSaidAtOnceWithLineAndColumn() {
        // When
        PolicyReader.Reading reading = read("""
                budgett: 3
                defaults: { mode: loud }
                rules:
                  a.b.d: { text: x }
                  a.b.c:
                    ladder: [notice, shout]
                    limits: { repeats: many }
                    text: "{unclosed"
                """);
        // Then
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::display)
                .satisfiesExactly(
                        d -> assertThat(d).startsWith("default.yaml:1:1: The key 'budgett' is unknown"),
                        d -> assertThat(d).startsWith("default.yaml:2:19: The value (loud) must be one of"),
                        d -> assertThat(d).startsWith("default.yaml:4:10: There is no rule 'a.b.d'"),
                        d -> assertThat(d).startsWith("default.yaml:6:22: The value (shout) must be one of"),
                        d -> assertThat(d).startsWith("default.yaml:7:24: The value (many) must be a whole number"),
                        d -> assertThat(d).startsWith("default.yaml:8:11: The text cannot be used"));
    }

    @Test
    void aRuleThatIsNotListedIsSaid() {
        assertThat(read("budget: 3\n").diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("The rule 'a.b.c' is not listed. Maybe add it below 'rules:'.");
    }

    @Test
    void malformedYamlIsSaidAtItsPlace() {
        assertThat(read("rules: [\n").diagnostics()).hasSize(1);
    }

    @Test
    void aRuleThatIsOffHasNoLimitsAndNoLadder() {
        // When
        Policy policy = read("rules:\n  a.b.c: { mode: off, limits: { repeats: 4 }, text: x }\n")
                .policy();
        // Then
        assertThat(policy.limits()).isEmpty();
        assertThat(policy.ladders()).isEmpty();
    }

    @Test
    void aTemplateReachesNoMethodOfItsValues() {
        // Given
        GuidanceText text = GuidanceText.parse("{call.getClass()}");
        // Then
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> text.render(java.util.Map.of("call", "x")))
                .isInstanceOf(GuidanceText.InvalidText.class);
    }

    private static PolicyReader.Reading read(String yaml) {
        return PolicyReader.read("default.yaml", yaml, "hash", List.of(RULE));
    }
}
