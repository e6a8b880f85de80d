package io.steersman.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeReaderTest {

    @Test
    void nobodyIsAskedUnlessAPolicySaysSo() {
        // When
        JudgePolicy judge = Shipped.inForce().policy().judge();
        // Then
        assertThat(judge.mode()).isEqualTo(Mode.OFF);
        assertThat(judge.asks()).isFalse();
    }

    @Test
    void severalFilesSayPartsOfIt() {
        // When
        PolicyReader.Reading read = read("judge: { mode: observe, model: small, questions: 5 }");
        // Then
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.policy().judge().asks()).isTrue();
        assertThat(read.policy().judge().questions()).isEqualTo(5);
        assertThat(read.policy().judge().steps()).isEqualTo(20);
    }

    @Test
    void tellingAgentsIsRefusedUntilAClassHasEnoughLabels() {
        // When
        List<Diagnostic> few =
                read("judge: { mode: enforce, model: m, calibrated: { goal-drift: { labels: 99, precision: 100, on: 2026-11-29 } } }")
                        .diagnostics();
        // Then
        assertThat(few).singleElement().satisfies(said -> assertThat(said.message())
                .contains("100 labels", "count what people say of its findings"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: { specification_drift.judged.goal-drift: { mode: enforce } }",
                "judge: { calibrated: { goal-drift: { labels: 99, precision: 99, on: 2026-11-29 } } }\nrules: { specification_drift.judged.goal-drift: { mode: enforce } }",
                "judge: { calibrated: { invented-result: { labels: 200, precision: 99, on: 2026-11-29 } } }\nrules: { specification_drift.judged.goal-drift: { mode: enforce } }",
                "scope: { tag: nightly }\nrules: { specification_drift.judged.goal-drift: { mode: enforce } }"
            })
    void aRuleThatTellsOfAClassIsRefusedUntilThatClassHasEnoughLabels(String text) {
        // When
        List<Diagnostic> few = read(text).diagnostics();
        // Then
        assertThat(few).singleElement().satisfies(said -> assertThat(said.message())
                .contains("The class 'goal-drift' has not 100 labels", "judge calibrate"));
    }

    @Test
    void aRuleThatIsToldOfByWhatIsSaidOfAllRulesIsRefusedToo() {
        // Given
        String text =
                "defaults: { mode: enforce }\nrules: { specification_drift.judged.goal-drift: { limits: { sureness: 50 } } }";
        // When
        List<Diagnostic> few = PolicyReader.read(
                        new TreeMap<>(Map.of(
                                PolicyReader.SHIPPED_FILE,
                                Shipped.sources().policies().get(PolicyReader.DEFAULT_FILE),
                                PolicyReader.DEFAULT_FILE,
                                text)),
                        "p",
                        Shipped.inForce().rulebook().detectionRules())
                .diagnostics();
        // Then
        assertThat(few).singleElement().satisfies(said -> assertThat(said.message())
                .contains("The class 'goal-drift' has not 100 labels"));
    }

    @Test
    void aRuleMayTellOfAClassThatHasEnoughLabels() {
        // When
        PolicyReader.Reading read =
                read("judge: { calibrated: { goal-drift: { labels: 100, precision: 95, on: 2026-11-29 } } }\n"
                        + "rules: { specification_drift.judged.goal-drift: { mode: enforce } }");
        // Then
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void aClassFallsBackByItselfWhenTooFewOfItsAnswersAreRight() {
        // When
        JudgePolicy judge = read("judge: { mode: enforce, model: m, calibrated: {"
                        + " goal-drift: { labels: 200, precision: 89, on: 2026-11-29 },"
                        + " invented-result: { labels: 200, precision: 90, on: 2026-11-29 } } }")
                .policy()
                .judge();
        // Then
        assertThat(judge.tells("goal-drift")).isFalse();
        assertThat(judge.tells("invented-result")).isTrue();
        assertThat(judge.tells("misread-result")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "judge: { key: HOME }                        | begins with STEERSMAN_JUDGE_",
                "judge: { key: STEERSMAN_KEYS }              | begins with STEERSMAN_JUDGE_",
                "judge: { provider: other }                  | no provider 'other'",
                "judge: { address: 'file:///etc/passwd' }    | The address",
                "judge: { address: 'http://a:b@host/v1' }    | The address",
                "judge: { address: 'nowhere' }               | The address",
                "judge: { mode: loud }                       | must be one of",
                "judge: { tokens: many }                     | whole number",
                "judge: { least-right: 101 }                 | whole number",
                "judge: { models: x }                        | is unknown",
                "judge: { calibrated: { goal-drift: { labels: 1 } } } | has labels:, precision: and on:",
            })
    void whatIsWrongIsSaidAtItsPlace(String yaml, String message) {
        // When
        List<Diagnostic> said = read(yaml).diagnostics();
        // Then
        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.file()).isEqualTo("judge.yaml");
            assertThat(one.line()).isEqualTo(1);
            assertThat(one.message()).contains(message);
        });
    }

    private static PolicyReader.Reading read(String yaml) {
        Map<String, String> files = new TreeMap<>(Shipped.sources().policies());
        files.keySet().removeIf(file -> !file.equals(PolicyReader.DEFAULT_FILE));
        files.put("judge.yaml", yaml);
        return PolicyReader.read(files, "p", Shipped.inForce().rulebook().detectionRules());
    }
}
