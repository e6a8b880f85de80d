package io.steersman.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InFlightTest {

    private final InFlight inFlight = new InFlight(100);

    @Test
    void whatFitsIsHeldUntilItIsReleased() {
        // Given
        inFlight.hold(0, 60);
        inFlight.hold(0, 40);
        // When
        inFlight.release(60);
        // Then
        assertThat(inFlight.held()).isEqualTo(40);
    }

    @Test
    void thereIsNoRoomForMoreThanAllTogetherMayTake() {
        // Given
        inFlight.hold(0, 60);
        // When
        boolean held = inFlight.hold(0, 41);
        // Then
        assertThat(held).isFalse();
        assertThat(inFlight.held()).isEqualTo(60);
    }

    @Test
    void aBodyLongerThanAllRoomComesInWhileOthersTakeLittle() {
        // Given
        inFlight.hold(0, 25);
        inFlight.hold(0, 75);
        // When
        boolean held = inFlight.hold(75, 500);
        // Then
        assertThat(held).isTrue();
    }

    @Test
    void besideABodyLongerThanAllRoomThereIsRoomForNone() {
        // Given
        inFlight.hold(0, 500);
        // When
        boolean held = inFlight.hold(0, 1);
        // Then
        assertThat(held).isFalse();
    }
}
