package io.steersman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.steersman.Shipped;
import io.steersman.experiment.Guidance.Failing;
import io.steersman.experiment.Observed.Fault;
import io.steersman.experiment.Observed.Value;
import io.steersman.trajectory.Tokens;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whether the guidance of a rule does more good than harm. */
final class GuidanceTest {

    private static final Experiment HELP =
            Shipped.withExperiment("help", """
                    question: Does it help?
                    status: running
                    arms: { control: {}, treatment: {} }
                    metric: recovery
                    planned: 1000
                    """).experiments().find("help").orElseThrow();

    private final Study study = new Study(HELP);
    private final SplittableRandom random = new SplittableRandom(20);

    @Test
    void aRuleWhoseGuidanceDisturbsMoreThanItBringsBackIsNamed() {
        // Given
        play("a.b.harms", 500, 0.3, 0.5);
        play("a.b.helps", 500, 0.6, 0.3);
        play("a.b.does-nothing", 500, 0.4, 0.4);
        // When
        List<Guidance> found = study.findings().guidance();
        // Then
        assertThat(found).extracting(Guidance::rule).containsExactly("a.b.harms", "a.b.does-nothing", "a.b.helps");
        assertThat(found).filteredOn(Guidance::harms).extracting(Guidance::rule).containsExactly("a.b.harms");
        assertThat(found)
                .filteredOn(Guidance::seemsToHarm)
                .extracting(Guidance::rule)
                .containsExactly("a.b.harms");
    }

    @Test
    void theLimitLiesWhereAsManyFailToldAsUntold() {
        // Given
        play("a.b.c", 2_000, 0.35, 0.55);
        // When
        Guidance found = study.findings().guidance().get(0);
        // Then
        assertThat(found.limit())
                .isEqualTo(found.disruption() / (found.recovery() + found.disruption()), within(1e-12));
        assertThat(found.untold().value() < found.limit())
                .isEqualTo(found.told().value() > found.untold().value());
    }

    @Test
    void ofFewNothingIsSaid() {
        // Given
        play("a.b.c", 2, 0, 1);
        // When
        List<Guidance> found = study.findings().guidance();
        // Then
        assertThat(found).noneMatch(Guidance::harms).noneMatch(Guidance::seemsToHarm);
    }

    @Test
    void guidanceThatEndsTheFaultAndCostsTheTaskIsSeenByTheSession() {
        // Given
        for (int run = 0; run < 600; run++) {
            boolean told = run % 2 == 1;
            study.add(run("run-" + run, told, "a.b.c", told, success(random.nextDouble() < (told ? 0.4 : 0.7))));
        }
        // When
        List<Guidance> found = study.findings().guidance();
        // Then
        assertThat(found)
                .filteredOn(Guidance::harms)
                .extracting(Guidance::failing)
                .containsExactly(Failing.SESSION);
    }

    @Test
    void aReportOverRulesThatDoNothingAlarmsNoMoreOftenThanIsAllowed() {
        // Given
        int alarms = 0;
        // When
        for (int experiment = 0; experiment < 200; experiment++) {
            Study made = new Study(HELP);
            for (int run = 0; run < 400; run++) {
                String rule = "a.b.rule-" + run % 4;
                made.add(run("run-" + run, run / 4 % 2 == 1, rule, random.nextDouble() < 0.5, Map.of()));
            }
            alarms += made.findings().guidance().stream().anyMatch(Guidance::harms) ? 1 : 0;
        }
        // Then
        assertThat(alarms).isLessThanOrEqualTo(10);
    }

    private void play(String rule, int runs, double failsUntold, double failsTold) {
        for (int run = 0; run < runs * 2; run++) {
            boolean told = run % 2 == 1;
            boolean recovered = random.nextDouble() >= (told ? failsTold : failsUntold);
            study.add(run(rule + run, told, rule, recovered, Map.of()));
        }
    }

    private static Map<Metric, Value> success(boolean well) {
        return Map.of(Metric.SUCCESS, Value.of(well ? 1 : 0));
    }

    private static Observed run(String unit, boolean told, String rule, boolean recovered, Map<Metric, Value> values) {
        return new Observed(
                new Assignment("help", unit, told ? "treatment" : "control", false),
                OptionalLong.empty(),
                true,
                new Tokens(0, 0),
                values,
                List.of(new Fault(rule, "w", recovered)));
    }
}
