package io.steersman.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long START = 5_000;

    @Test
    void oneSecondsWorthGoesThroughAtOnceAndThenOneAfterTheOther() {
        // Given
        Pace pace = new Pace(4, START);
        // When
        for (int i = 0; i < 4; i++) {
            assertThat(pace.take(START)).isZero();
        }
        long wait = pace.take(START);
        // Then
        assertThat(wait).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(pace.take(START + wait)).isZero();
        assertThat(pace.take(START + wait)).isPositive();
    }

    @Test
    void whatIsNotUsedIsNotSavedUp() {
        // Given
        Pace pace = new Pace(2, START);
        // When
        long later = START + TimeUnit.HOURS.toNanos(1);
        // Then
        assertThat(pace.take(later)).isZero();
        assertThat(pace.take(later)).isZero();
        assertThat(pace.take(later)).isPositive();
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        // Given
        Pace pace = new Pace(1, START);
        pace.take(START);
        // When
        long wait = pace.take(START - TimeUnit.SECONDS.toNanos(10));
        // Then
        assertThat(wait).isPositive();
    }
}
