package io.steersman.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each formula against the figures that its source prints, or that follow from it by hand. */
final class PublishedExamplesTest {

    private static final double ROUNDED = 0.00006;

    /** Newcombe (1998), table II, method 10. */
    @ParameterizedTest
    @CsvSource({"56,70,48,80,0.0524,0.3339", "9,10,3,10,0.1705,0.8090", "5,56,0,29,-0.0381,0.1926"})
    void differencesOfSharesAreThoseOfNewcombe(int part, int all, int other, int otherAll, double low, double high) {
        // When
        Interval difference = Proportions.difference(part, all, other, otherAll);
        // Then
        assertThat(difference.low()).isEqualTo(low, within(ROUNDED));
        assertThat(difference.high()).isEqualTo(high, within(ROUNDED));
    }

    /** Fisher's lady who tastes tea: three of four cups named rightly. */
    @Test
    void theLadyTastingTeaShowsNothing() {
        assertThat(Proportions.exact(3, 4, 1, 4)).isEqualTo(0.4857, within(ROUNDED));
        assertThat(Proportions.exact(0, 4, 0, 4)).isEqualTo(1);
    }

    /** As p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") of R. */
    @Test
    void severalQuestionsShareTheErrorAfterHolm() {
        assertThat(Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005))).containsExactly(0.03, 0.06, 0.06, 0.02);
    }

    /** With denominators of one the ratio is the mean, and its variance that of a mean. */
    @Test
    void aRatioOverOnesIsAMean() {
        // Given
        Sums sums = new Sums();
        // When
        List.of(2.0, 4.0, 9.0).forEach(sums::add);
        // Then
        assertThat(sums.ratio().value()).isEqualTo(5, within(1e-12));
        assertThat(sums.ratio().variance()).isEqualTo(13.0 / 3, within(1e-12));
    }

    /** By hand: residues of (1,2), (3,4), (2,4) from 6/10 are -0.2, 0.6, -0.4. */
    @Test
    void aRatioHasTheVarianceOfItsResidues() {
        // Given
        Sums sums = new Sums();
        // When
        sums.add(1, 2);
        sums.add(3, 4);
        sums.add(2, 4);
        // Then
        assertThat(sums.ratio().value()).isEqualTo(0.6, within(1e-12));
        assertThat(sums.ratio().variance()).isEqualTo((0.04 + 0.36 + 0.16) * 3 / 2 / 100, within(1e-12));
    }

    /** 16 times the variance over the squared difference, as the rule of thumb of van Belle says: 392.4 exactly. */
    @Test
    void tenPointsAroundAHalfTakeAboutFourHundredAnArm() {
        assertThat(SampleSize.perArm(0.25, 0.1, false)).isEqualTo(393);
        assertThat(SampleSize.smallest(0.25, 393, false)).isEqualTo(0.1, within(0.001));
    }

    @Test
    void whoMayLookAtAnyTimePaysWithWiderIntervals() {
        assertThat(SampleSize.perArm(0.25, 0.1, true)).isBetween(600L, 800L);
    }

    @Test
    void fewUnitsTellNothing() {
        // Given
        AlwaysValid test = AlwaysValid.planned(1_000);
        // When
        Estimate few = new Estimate(1, 0.0001, 10);
        // Then
        assertThat(test.p(few)).isEqualTo(1);
        assertThat(test.interval(few).holds(-1_000)).isTrue();
    }

    @Test
    void theIntervalHoldsZeroExactlyWhereTheTestDoesNotDecide() {
        // Given
        AlwaysValid test = AlwaysValid.planned(1_000);
        double bound = test.bound(700);
        // Then
        assertThat(test.isDecided(new Estimate(bound * 1.0001, 1, 700))).isTrue();
        assertThat(test.isDecided(new Estimate(bound * 0.9999, 1, 700))).isFalse();
    }

    @Test
    void theMedianOfAHeavyTailIsNotMovedByIt() {
        // Given
        double[] one = {5, 6, 7, 8, 9, 10, 9_000};
        double[] other = {1, 2, 3, 4, 5, 6, 7};
        // When
        Interval difference = Bootstrap.medians(one, other, 1);
        // Then
        assertThat(difference.value()).isEqualTo(4);
        assertThat(difference).isEqualTo(Bootstrap.medians(one, other, 1));
        assertThat(Winsorised.cap(new double[] {1, 2, 3, 4, 9_000}, 0.8)).isEqualTo(4);
    }

    @Test
    void unitsThatAreAllAlikeInEachArmHideNoDifference() {
        // Given
        Sums one = new Sums();
        Sums other = new Sums();
        for (int unit = 0; unit < 30; unit++) {
            one.add(1, 4);
            other.add(4, 4);
        }
        // When
        Estimate difference = other.ratio().minus(one.ratio());
        // Then
        assertThat(AlwaysValid.planned(400).p(difference)).isLessThan(1e-6);
        assertThat(AlwaysValid.planned(400).interval(difference).low()).isPositive();
        assertThat(AlwaysValid.planned(400).p(one.ratio().minus(one.ratio()))).isEqualTo(1);
    }

    @Test
    void fortyEightOfAHundredAreTooFewOfTenThousand() {
        assertThat(SampleRatio.p(List.of(4_800L, 5_200L), List.of(1, 1))).isLessThan(SampleRatio.ALARM);
        assertThat(SampleRatio.p(List.of(4_950L, 5_050L), List.of(1, 1))).isGreaterThan(0.1);
        assertThat(SampleRatio.p(List.of(2_500L, 7_500L), List.of(1, 3))).isGreaterThan(0.1);
    }
}
