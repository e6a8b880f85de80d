package io.steersman.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.experiment.Arm.Says;
import io.steersman.experiment.Experiment.Status;
import io.steersman.policy.Diagnostic;
import io.steersman.trajectory.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExperimentReaderTest {

    private static final String RULE = "reasoning_problems.infinite_loops.failing-replay";

    @Test
    void aFileSaysWhoIsAskedWhatAndHow() {
        // When
        Experiment read = good("texts", """
                question: Does a shorter text help as much?
                status: running
                scope: { client: codex }
                unit: user
                layer: { name: words, from: 50, share: 25 }
                arms:
                  control: { weight: 1 }
                  placebo: { weight: 1, text: "Step noted." }
                  shorter:
                    weight: 2
                    policy: { rules: { %s: { text: "Stop.", ladder: [notice] } } }
                metric: recovery
                metrics: [failed-calls, tokens]
                guardrails: [steps]
                planned: 4000
                days: 15
                prices: { input: 3, output: 0.5 }
                """.formatted(RULE));
        // Then
        assertThat(read.status()).isEqualTo(Status.RUNNING);
        assertThat(read.unit()).isEqualTo(new Unit("user"));
        assertThat(read.days()).isEqualTo(15);
        assertThat(read.prices()).contains(new Prices(3, 0.5));
        assertThat(read.arms()).extracting(Arm::says).containsExactly(Says.NOTHING, Says.NEUTRAL, Says.POLICY);
        assertThat(read.metrics()).containsExactly(Metric.FAILED_CALLS, Metric.TOKENS);
        assertThat(read.reference().name()).isEqualTo("control");
        assertThat(Shipped.inForce()
                        .policies()
                        .under(List.of(read.arms().get(2).overlay().orElseThrow()))
                        .of(Context.NONE)
                        .ladders()
                        .get(RULE)
                        .levels())
                .hasSize(1);
    }

    @Test
    void everythingThatIsWrongIsSaidWithItsPlace() {
        // When
        List<Diagnostic> wrong = read(Map.of("experiments/bad.yaml", """
                        question: Why?
                        status: going
                        arms:
                          control: { weight: 0 }
                          loud: { text: "Hello", policy: { rules: { no.such.rule: { text: a } } } }
                        metric: happiness
                        colour: red
                        """)).diagnostics();
        // Then
        assertThat(wrong)
                .extracting(Diagnostic::display)
                .anyMatch(line -> line.startsWith("experiments/bad.yaml:2:9: The value (going) must be one of"))
                .anyMatch(line -> line.startsWith("experiments/bad.yaml:4:22: The value (0) must be a whole number"))
                .anyMatch(line -> line.startsWith("experiments/bad.yaml:5:17: Only an arm that says 'neutral'"))
                .anyMatch(line -> line.contains(":5:") && line.contains("There is no rule 'no.such.rule'"))
                .anyMatch(line -> line.startsWith("experiments/bad.yaml:6:9: The value (happiness) must be one of"))
                .anyMatch(line -> line.startsWith("experiments/bad.yaml:7:1: The key 'colour' is unknown"))
                .hasSize(6);
    }

    @Test
    void twoThatRunMayNotWantTheSamePlacesOfALayer() {
        // Given
        String text = "{ question: a, status: running, layer: { name: same, from: %d, share: 50 },"
                + " arms: { control: {}, treatment: {} }, metric: recovery }";
        // When
        List<Diagnostic> apart = read(Map.of(
                        "experiments/a.yaml", text.formatted(0), "experiments/b.yaml", text.formatted(50)))
                .diagnostics();
        List<Diagnostic> over = read(Map.of(
                        "experiments/a.yaml", text.formatted(0), "experiments/b.yaml", text.formatted(49)))
                .diagnostics();
        // Then
        assertThat(apart).isEmpty();
        assertThat(over).singleElement().satisfies(found -> assertThat(found.display())
                .contains("experiments/b.yaml", "'same'", "'a'"));
    }

    @Test
    void anEmptyFileAndAMissingQuestionAreWrong() {
        assertThat(read(Map.of("experiments/a.yaml", "")).diagnostics()).hasSize(1);
        assertThat(read(Map.of("experiments/a.yaml", "metric: recovery")).diagnostics())
                .hasSize(2);
    }

    private static Experiment good(String name, String text) {
        ExperimentReader.Reading read = read(Map.of("experiments/" + name + ".yaml", text));
        assertThat(read.diagnostics()).isEmpty();
        return read.experiments().all().get(0);
    }

    private static ExperimentReader.Reading read(Map<String, String> files) {
        return ExperimentReader.read(files, Shipped.inForce().rulebook().detectionRules());
    }
}
