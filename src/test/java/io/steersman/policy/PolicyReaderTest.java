package io.steersman.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                        d -> assertThat(d).startsWith("default.yaml:4:3: There is no rule 'a.b.d'"),
                        d -> assertThat(d).startsWith("default.yaml:6:22: The value (shout) must be one of"),
                        d -> assertThat(d).startsWith("default.yaml:7:24: The value (many) must be a whole number"),
                        d -> assertThat(d).startsWith("default.yaml:8:11: The text cannot be used"));
    }

    @Test
    void aRuleThatIsNotListedIsSaidWhereItMayBeAdded() {
        // Given
        List<RuleId> known = List.of(RuleId.parse("a.b.c"), RuleId.parse("a.b.d"));
        // When
        PolicyReader.Reading one = PolicyReader.read(
                "default.yaml", "rules:\n  a.b.c:\n    mode: enforce\n    text: x\nbudget: 3\n", "", known);
        // Then
        assertThat(one.diagnostics())
                .extracting(Diagnostic::display)
                .containsExactly("default.yaml:4:1: The rule 'a.b.d' is not listed. Maybe add it below 'rules:'.");
        assertThat(read("budget: 3\n").diagnostics())
                .extracting(Diagnostic::display)
                .containsExactly("default.yaml:1:1: The rule 'a.b.c' is not listed. Maybe add it below 'rules:'.");
    }

    @Test
    void aFileThatIsMissingIsNamedWithoutAPlace() {
        assertThat(PolicyReader.read(Map.of(), "", List.of()).diagnostics())
                .extracting(Diagnostic::display)
                .containsExactly("default.yaml: The file is missing. Maybe restore it.");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{call.getClass()}",
                "{call.class}",
                "{call.length}",
                "{call.bytes}",
                "{call.toUpperCase()}",
                "{keySet}",
                "{size}",
                "{missing}",
                "{inject:bean}",
                "{cdi:bean.name}",
                "{#include /etc/passwd /}",
                "{#eval call /}",
                "{#each keySet}{it}{/each}",
                "{#let x=call}{x}{/let}"
            })
    void aTemplateReachesNothingButItsValues(String template) {
        assertThatThrownBy(() -> GuidanceText.parse(template).render(Map.of("call", "x")))
                .isInstanceOf(GuidanceText.InvalidText.class);
    }

    @Test
    void aValueIsNeverReadAsATemplate() {
        assertThat(GuidanceText.parse("{call}{#if check} and {check}{/if}")
                        .render(Map.of("call", "{size}", "check", "")))
                .isEqualTo("`{size}`");
    }

    @Test
    void aTextThatNobodyWouldReadIsRefused() {
        assertThatThrownBy(() -> GuidanceText.parse("word ".repeat(101)))
                .hasMessageContaining("has 101 words and must have at most 100");
    }

    @Test
    void theMoreSpecialFileGoesFirstAndSaysSo() {
        // Given
        Policies policies = PolicyReader.read(
                        Map.of("default.yaml", """
                                defaults: { mode: enforce, ladder: [notice, warn, ask, block] }
                                rules:
                                  a.b.c: { limits: { repeats: 4 }, text: x }
                                """, "ci.yaml", """
                                scope: { tag: ci* }
                                attended: false
                                categories:
                                  a: { mode: observe }
                                """, "codex-ci.yaml", """
                                scope: { tag: ci, client: [codex, gemini] }
                                rules:
                                  a.b.c: { limits: { repeats: 9 }, mode: enforce }
                                """), "hash", List.of(RULE))
                .policies();
        Context ci = new Context("", "codex", "", "", "", new TreeSet<>(List.of("ci")), "", Optional.empty());
        Context nightly =
                new Context("", "codex", "", "", "", new TreeSet<>(List.of("ci-nightly")), "", Optional.empty());
        // Then
        assertThat(policies.standard().mode(RULE)).isEqualTo(Mode.ENFORCE);
        assertThat(policies.of(nightly).mode(RULE)).isEqualTo(Mode.OBSERVE);
        assertThat(policies.of(ci).mode(RULE)).isEqualTo(Mode.ENFORCE);
        assertThat(policies.of(ci).limits()).containsExactly(new Limit("a.b.c", "repeats", 9));
        assertThat(policies.standard().ladders().get("a.b.c").levels())
                .containsExactly(Level.NOTICE, Level.WARN, Level.ASK, Level.BLOCK);
        assertThat(policies.explain(ci).get("rules.a.b.c.limits.repeats"))
                .isEqualTo(new Setting(9, "codex-ci.yaml", 3, 31));
        assertThat(policies.explain(ci).get("attended")).isEqualTo(new Setting(false, "ci.yaml", 2, 11));
        assertThat(policies.files(ci)).first().isEqualTo("codex-ci.yaml (client=codex|gemini, tag=ci)");
    }

    @Test
    void aBrokenOverlayIsSaidInItsOwnFile() {
        // When
        PolicyReader.Reading reading = PolicyReader.read(
                Map.of(
                        "default.yaml",
                        "rules:\n  a.b.c: { text: x }\n",
                        "team.yaml",
                        "scope: { planet: mars }\ncategories:\n  z: { mode: off }\nrules:\n  a.b.x: { mode: off }\n"),
                "hash",
                List.of(RULE));
        // Then
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::display)
                .satisfiesExactly(
                        d -> assertThat(d).startsWith("team.yaml:1:10: The key 'planet' is unknown"),
                        d -> assertThat(d).startsWith("team.yaml:3:3: There is no category 'z'"),
                        d -> assertThat(d).startsWith("team.yaml:5:3: There is no rule 'a.b.x'"));
    }

    @Test
    void aLadderIsFittedToWhoWatches() {
        // Given
        Policies policies =
                PolicyReader.read("default.yaml", """
                        reach: { attended: [notice, warn, ask], unattended: [notice, warn, block, halt] }
                        defaults: { mode: enforce, ladder: [notice, warn, ask, block, halt] }
                        rules:
                          a.b.c: { text: x }
                        """, "hash", List.of(RULE)).policies();
        Context unattended = new Context("", "", "", "", "", new TreeSet<>(), "", Optional.of(false));
        // Then
        assertThat(policies.standard().ladders().get("a.b.c").levels())
                .containsExactly(Level.NOTICE, Level.WARN, Level.ASK);
        assertThat(policies.of(unattended).ladders().get("a.b.c").levels())
                .containsExactly(Level.NOTICE, Level.WARN, Level.BLOCK, Level.HALT);
    }

    private static PolicyReader.Reading read(String yaml) {
        return PolicyReader.read("default.yaml", yaml, "hash", List.of(RULE));
    }
}
