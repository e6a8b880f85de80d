package io.steersman.api.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopsTest {

    private final Stops stops = new Stops();

    @Test
    void anAgentIsKeptGoingUntilItsUserSpeaks() {
        // Given
        stops.note("a");
        boolean kept = stops.has("a");
        // When
        stops.forget("a");
        // Then
        assertThat(kept).isTrue();
        assertThat(stops.has("a")).isFalse();
        assertThat(stops.has("b")).isFalse();
    }

    @Test
    void theOldestAreForgotten() {
        // When
        for (int i = 0; i <= 10_000; i++) {
            stops.note("agent " + i);
        }
        // Then
        assertThat(stops.has("agent 0")).isFalse();
        assertThat(stops.has("agent 10000")).isTrue();
    }
}
