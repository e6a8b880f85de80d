package io.steersman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.steersman.Shipped;
import io.steersman.experiment.Findings.Comparison;
import io.steersman.experiment.Observed.Value;
import io.steersman.trajectory.Tokens;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Made runs with planted effects. */
final class StudyTest {

    private static final Experiment HELP =
            Shipped.withExperiment("help", """
                    question: Does it help?
                    status: running
                    unit: user
                    arms: { control: {}, placebo: {}, treatment: {}, harmful: {} }
                    metric: recovery
                    metrics: [tokens]
                    guardrails: [failed-calls]
                    planned: 4000
                    """).experiments().find("help").orElseThrow();
    private static final Experiment PRICED =
            Shipped.withExperiment("help", """
                    question: Does it pay?
                    status: running
                    unit: user
                    arms: { control: {}, treatment: {} }
                    metric: success
                    metrics: [cost]
                    planned: 4000
                    days: 30
                    prices: { input: 3, output: 15 }
                    """).experiments().find("help").orElseThrow();
    private static final Tokens NONE = new Tokens(0, 0);
    private static final long DAY = 86_400_000;
    private static final List<String> ARMS = List.of("control", "placebo", "treatment", "harmful");

    private final Study study = new Study(HELP);

    @Test
    void anEffectThatIsThereIsFoundAndAPlaceboIsNotTakenForOne() {
        // Given
        play(2_000, 1);
        // When
        Findings findings = study.findings();
        // Then
        assertThat(of(findings, "treatment", Metric.RECOVERY).isDecided()).isTrue();
        assertThat(of(findings, "treatment", Metric.RECOVERY).harms()).isFalse();
        assertThat(of(findings, "treatment", Metric.RECOVERY).difference().holds(0.25))
                .isTrue();
        assertThat(of(findings, "placebo", Metric.RECOVERY).isDecided()).isFalse();
        assertThat(findings.sampleRatio()).isGreaterThan(0.1);
    }

    @Test
    void anArmThatHarmsAGuardrailIsNamedBeforeAQuarterOfWhatIsPlanned() {
        // Given
        play(900, 2);
        // When
        Findings findings = study.findings();
        // Then
        assertThat(findings.harmful()).containsOnlyKeys("harmful");
    }

    @Test
    void sessionsOfOneUnitAreOneUnit() {
        // Given
        for (int session = 0; session < 30; session++) {
            study.add(run("treatment", "user:ada", true, 3, 20));
        }
        // When
        Findings findings = study.findings();
        // Then
        assertThat(findings.arms().get(2).units()).isEqualTo(1);
        assertThat(findings.arms().get(2).runs()).isEqualTo(30);
        assertThat(of(findings, "treatment", Metric.RECOVERY).value().units()).isEqualTo(1);
    }

    @Test
    void runsThatCameAfterTheirArmWasEndedCountForNone() {
        // Given
        Assignment late = new Assignment("help", "user:ada", "treatment", true);
        // When
        study.add(new Observed(late, OptionalLong.empty(), true, NONE, Map.of(), List.of()));
        // Then
        assertThat(study.findings().late()).isEqualTo(1);
        assertThat(study.findings().arms().get(2).runs()).isZero();
    }

    @Test
    void whatIsMissingIsCountedAndLeftOut() {
        // Given
        play(400, 3);
        // When
        Findings findings = study.findings();
        // Then
        assertThat(findings.arms().get(0).missing())
                .containsEntry(Metric.TOKENS, findings.arms().get(0).runs());
        assertThat(of(findings, "treatment", Metric.TOKENS).p()).isEqualTo(1);
    }

    @Test
    void whatTheRunsSayOfTheFutureIsWhatTheFormulaSays() {
        // Given
        play(2_000, 4);
        // When
        Forecast forecast = study.forecast();
        // Then
        assertThat(forecast.isKnown()).isTrue();
        assertThat(forecast.perArm(0.1, true)).isGreaterThan(forecast.perArm(0.1, false));
        assertThat(forecast.smallest(forecast.perArm(0.2, true)))
                .isBetween(forecast.value() * 0.195, forecast.value() * 0.205);
    }

    @Test
    void tokensCostWhatThePricesSay() {
        // Given
        Study priced = new Study(PRICED);
        for (int user = 0; user < 40; user++) {
            String arm = user % 2 == 0 ? "control" : "treatment";
            long written = arm.equals("control") ? 40_000 : 20_000;
            priced.add(new Observed(
                    new Assignment("help", "user:" + user, arm, false),
                    OptionalLong.of(user * DAY),
                    true,
                    new Tokens(1_000_000, written),
                    Map.of(Metric.SUCCESS, Value.of(user % 4 < 2 ? 1 : 0)),
                    List.of()));
        }
        // When
        Findings findings = priced.findings();
        // Then
        Comparison cost = of(findings, "treatment", Metric.COST);
        assertThat(cost.reference().value()).isEqualTo(3.6, within(1e-9));
        assertThat(cost.value().value()).isEqualTo(3.3, within(1e-9));
        assertThat(of(findings, "treatment", Metric.SUCCESS).value().value()).isEqualTo(0.5, within(1e-9));
        assertThat(findings.days()).isEqualTo(39, within(1e-9));
        assertThat(findings.isOver()).isTrue();
        assertThat(study.findings().isOver()).isFalse();
    }

    @Test
    void earlierSessionsOfTheUnitsNarrowTheIntervalAndMoveNothing() {
        // Given
        Study without = new Study(HELP);
        SplittableRandom random = new SplittableRandom(7);
        for (int user = 0; user < 600; user++) {
            String arm = ARMS.get(user % ARMS.size());
            double own = 0.1 + 0.6 * random.nextDouble();
            Observed before = timed(run(arm, "user:" + user, false, failures(random, own, 100), 100), 0);
            Observed now = timed(run(arm, "user:" + user, false, failures(random, own - 0.05, 100), 100), DAY);
            study.addEarlier(before);
            study.add(now);
            without.add(now);
        }
        // When
        Comparison narrow = of(study.findings(), "treatment", Metric.FAILED_CALLS);
        Comparison wide = of(without.findings(), "treatment", Metric.FAILED_CALLS);
        // Then
        assertThat(narrow.earlier()).isEqualTo(300);
        assertThat(wide.earlier()).isZero();
        assertThat(narrow.difference().high() - narrow.difference().low())
                .isLessThan((wide.difference().high() - wide.difference().low()) / 2);
        assertThat(narrow.difference().holds(0)).isTrue();
        assertThat(narrow.fixedP()).isEqualTo(wide.fixedP());
    }

    @Test
    void whatCameAfterTheExperimentBeganIsNotEarlier() {
        // Given
        for (int user = 0; user < 100; user++) {
            Observed now = timed(run(ARMS.get(user % 4), "user:" + user, false, user % 7, 20), DAY);
            study.add(now);
            study.addEarlier(timed(now, 2 * DAY));
            study.addEarlier(now);
        }
        // When
        Findings findings = study.findings();
        // Then
        assertThat(of(findings, "treatment", Metric.FAILED_CALLS).earlier()).isZero();
    }

    @Test
    void withEarlierSessionsNothingIsTakenForAnEffectMoreOftenThanIsAllowed() {
        // Given
        SplittableRandom random = new SplittableRandom(8);
        int alarms = 0;
        // When
        for (int experiment = 0; experiment < 300; experiment++) {
            Study made = new Study(PRICED);
            for (int user = 0; user < 120; user++) {
                double own = random.nextDouble();
                String arm = random.nextBoolean() ? "control" : "treatment";
                made.addEarlier(succeeded(arm, user, 0, failures(random, own, 10)));
                made.add(succeeded(arm, user, DAY, failures(random, own, 10)));
            }
            alarms += of(made.findings(), "treatment", Metric.SUCCESS).isDecided() ? 1 : 0;
        }
        // Then
        assertThat(alarms).isLessThanOrEqualTo(15);
    }

    private static Observed succeeded(String arm, int user, long at, int count) {
        return new Observed(
                new Assignment("help", "user:" + user, arm, false),
                OptionalLong.of(at),
                true,
                NONE,
                Map.of(Metric.SUCCESS, new Value(count, 10)),
                List.of());
    }

    private static int failures(SplittableRandom random, double share, int calls) {
        int failed = 0;
        for (int call = 0; call < calls; call++) {
            failed += random.nextDouble() < share ? 1 : 0;
        }
        return failed;
    }

    private static Observed timed(Observed run, long at) {
        return new Observed(run.assignment(), OptionalLong.of(at), run.due(), run.tokens(), run.values(), run.faults());
    }

    private static Comparison of(Findings findings, String arm, Metric metric) {
        return findings.comparisons().stream()
                .filter(one -> !one.triggered() && one.arm().equals(arm) && one.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    /** Users in turn, a session each: guidance helps a quarter of them, and harm makes every tenth call fail more. */
    private void play(int users, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int user = 0; user < users; user++) {
            String arm = ARMS.get(user % ARMS.size());
            double recovers = arm.equals("treatment") ? 0.55 : 0.3;
            double fails = arm.equals("harmful") ? 0.3 : 0.1;
            int failed = 0;
            for (int call = 0; call < 20; call++) {
                failed += random.nextDouble() < fails ? 1 : 0;
            }
            study.add(run(arm, "user:" + user, random.nextDouble() < recovers, failed, 20));
        }
    }

    private static Observed run(String arm, String unit, boolean recovered, int failed, int calls) {
        return new Observed(
                new Assignment("help", unit, arm, false),
                OptionalLong.empty(),
                true,
                NONE,
                Map.of(Metric.RECOVERY, Value.of(recovered ? 1 : 0), Metric.FAILED_CALLS, new Value(failed, calls)),
                List.of(new Observed.Fault("a.b.c", "text", recovered)));
    }
}
