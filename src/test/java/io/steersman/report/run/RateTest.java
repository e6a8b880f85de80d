package io.steersman.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals held against values published for the Wilson score. */
class RateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0, 0.2775",
        "10, 10, 0.7225, 1.0",
        "8, 10, 0.4902, 0.9433",
        "1, 1, 0.2065, 1.0",
        "81, 263, 0.2553, 0.3662"
    })
    void theIntervalIsThatOfWilson(int part, int all, double low, double high) {
        // Given
        Rate rate = new Rate(part, all);
        // Then
        assertThat(rate.low()).isCloseTo(low, within(0.0005));
        assertThat(rate.high()).isCloseTo(high, within(0.0005));
    }

    @Test
    void ofNothingNothingIsKnown() {
        // Given
        Rate rate = new Rate(0, 0);
        // Then
        assertThat(rate.known()).isFalse();
        assertThat(rate.low()).isZero();
        assertThat(rate.high()).isEqualTo(1);
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatThrownBy(() -> new Rate(3, 2)).hasMessage("The part (3) must be from 0 to all (2).");
    }
}
