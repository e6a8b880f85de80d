package io.steersman.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the formulas promise, counted over {@value #EXPERIMENTS} made experiments with fixed seeds. */
final class SimulationTest {

    private static final int EXPERIMENTS = 2_000;
    private static final int PER_ARM = 1_000;
    private static final int LOOK_EVERY = 20;
    private static final double ALPHA = 0.05;

    private final AlwaysValid test = AlwaysValid.planned(2L * PER_ARM);

    /** How many of the experiments a way of looking took for an effect, and how many intervals held the true one all along. */
    private record Count(int alwaysValid, int naive, int fixed, int covered, int coveredAtEnd) {}

    @Test
    void whoLooksAfterEveryTwentyUnitsIsNotFooledByTheAlwaysValidTest() {
        // When
        Count count = rates(0.3, 0.3, 1);
        // Then
        assertThat(count.alwaysValid()).isLessThanOrEqualTo((int) (EXPERIMENTS * ALPHA));
        assertThat(count.naive()).as("naive peeking").isBetween(EXPERIMENTS * 25 / 100, EXPERIMENTS * 50 / 100);
        assertThat(count.fixed()).as("one look").isBetween(EXPERIMENTS * 3 / 100, EXPERIMENTS * 7 / 100);
    }

    @Test
    void intervalsHoldTheTrueEffectAtAllLooksTogether() {
        // When
        Count count = rates(0.3, 0.36, 2);
        // Then
        assertThat(count.covered()).isGreaterThanOrEqualTo((int) (EXPERIMENTS * (1 - ALPHA)));
        assertThat(count.coveredAtEnd()).as("Newcombe").isGreaterThanOrEqualTo(EXPERIMENTS * 94 / 100);
    }

    @Test
    void tenPointsMoreAreFoundInNineOfTenExperiments() {
        // When
        Count count = rates(0.4, 0.5, 3);
        // Then
        assertThat(count.alwaysValid()).isGreaterThanOrEqualTo(EXPERIMENTS * 90 / 100);
    }

    @Test
    void sessionsOfOneUnitThatAreAlikeDoNotRaiseTheError() {
        // Given
        int[] found = new int[2];
        // When
        for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
            clustered(new SplittableRandom(40_000 + experiment), found);
        }
        // Then
        assertThat(found[0]).as("by unit").isLessThanOrEqualTo(EXPERIMENTS * 7 / 100);
        assertThat(found[1]).as("as if sessions were independent").isGreaterThan(EXPERIMENTS * 20 / 100);
    }

    @Test
    void anAssignmentAsPlannedIsRarelyDoubtedHoweverOftenItIsLookedAt() {
        // Given
        int alarms = 0;
        // When
        for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
            SplittableRandom random = new SplittableRandom(50_000 + experiment);
            long first = 0;
            double least = 1;
            for (int unit = 1; unit <= 2 * PER_ARM; unit++) {
                first += random.nextInt(2);
                if (unit % LOOK_EVERY == 0) {
                    least = Math.min(least, SampleRatio.p(List.of(first, unit - first), List.of(1, 1)));
                }
            }
            alarms += least < SampleRatio.ALARM ? 1 : 0;
        }
        // Then
        assertThat(alarms).isLessThanOrEqualTo(EXPERIMENTS / 100);
    }

    /** A failing call less in twenty-four, as the paper reports, in 10,000 sessions of very different lengths. */
    @Test
    void theEffectOfThePaperIsFoundInTenThousandSessions() {
        // Given
        Sums control = new Sums();
        Sums treatment = new Sums();
        SplittableRandom random = new SplittableRandom(60_000);
        // When
        for (int session = 0; session < 5_000; session++) {
            session(control, 0.14, random);
            session(treatment, 0.14 * (1 - 0.042), random);
        }
        Interval relative = treatment.ratio().relativeTo(control.ratio(), Gauss.bound(ALPHA));
        // Then
        assertThat(relative.value()).isNegative();
        assertThat(relative.high()).isNegative();
        assertThat(relative.holds(-0.042)).isTrue();
    }

    @Test
    void anArmThatHarmsIsFoundBeforeAQuarterOfItsUnits() {
        // Given
        int early = 0;
        // When
        for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
            SplittableRandom random = new SplittableRandom(70_000 + experiment);
            Sums control = new Sums();
            Sums harmful = new Sums();
            boolean ended = false;
            for (int unit = 1; unit <= PER_ARM / 4 && !ended; unit++) {
                control.add(random.nextDouble() < 0.45 ? 1 : 0);
                harmful.add(random.nextDouble() < 0.25 ? 1 : 0);
                ended = unit % (LOOK_EVERY / 2) == 0
                        && test.isDecided(harmful.ratio().minus(control.ratio()));
            }
            early += ended ? 1 : 0;
        }
        // Then
        assertThat(early).isGreaterThanOrEqualTo(EXPERIMENTS * 90 / 100);
    }

    private Count rates(double one, double other, int seed) {
        int[] counts = new int[5];
        for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
            peeked(new SplittableRandom(seed * 100_000L + experiment), one, other, counts);
        }
        return new Count(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private void peeked(SplittableRandom random, double one, double other, int[] counts) {
        Sums first = new Sums();
        Sums second = new Sums();
        boolean decided = false;
        boolean naive = false;
        boolean covered = true;
        for (int unit = 1; unit <= PER_ARM; unit++) {
            first.add(random.nextDouble() < one ? 1 : 0);
            second.add(random.nextDouble() < other ? 1 : 0);
            if (unit % (LOOK_EVERY / 2) == 0) {
                Estimate difference = second.ratio().minus(first.ratio());
                decided |= test.isDecided(difference);
                naive |= difference.fixedP() < ALPHA;
                covered &= test.interval(difference).holds(other - one);
            }
        }
        Interval newcombe = Proportions.difference((int) second.numerator(), PER_ARM, (int) first.numerator(), PER_ARM);
        counts[0] += decided ? 1 : 0;
        counts[1] += naive ? 1 : 0;
        counts[2] += second.ratio().minus(first.ratio()).fixedP() < ALPHA ? 1 : 0;
        counts[3] += covered ? 1 : 0;
        counts[4] += newcombe.holds(other - one) ? 1 : 0;
    }

    /** Forty units an arm, twenty sessions each, that share a fifth of what varies. */
    private static void clustered(SplittableRandom random, int[] found) {
        Sums[] byUnit = {new Sums(), new Sums()};
        Sums[] bySession = {new Sums(), new Sums()};
        for (int unit = 0; unit < 80; unit++) {
            double shared = Math.sqrt(0.2) * random.nextGaussian();
            double sum = 0;
            for (int session = 0; session < 20; session++) {
                double value = 10 + shared + Math.sqrt(0.8) * random.nextGaussian();
                bySession[unit % 2].add(value);
                sum += value;
            }
            byUnit[unit % 2].add(sum, 20);
        }
        found[0] += byUnit[0].ratio().minus(byUnit[1].ratio()).fixedP() < ALPHA ? 1 : 0;
        found[1] += bySession[0].ratio().minus(bySession[1].ratio()).fixedP() < ALPHA ? 1 : 0;
    }

    private static void session(Sums arm, double share, SplittableRandom random) {
        int calls = 5 + (int) (35 * Math.exp(0.8 * random.nextGaussian()));
        double own = Math.min(0.9, share * Math.exp(0.4 * random.nextGaussian() - 0.08));
        int failed = 0;
        for (int call = 0; call < calls; call++) {
            failed += random.nextDouble() < own ? 1 : 0;
        }
        arm.add(failed, calls);
    }
}
