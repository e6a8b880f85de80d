package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.fleet.ControlState.Announced;
import io.steersman.fleet.ControlState.Written;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All who read the same records come to the same. */
final class ControlStateTest {

    private final ControlState state = new ControlState();

    private void take(Written... records) {
        for (Written record : records) {
            state.take(record.key(), record.value());
        }
    }

    @Test
    void theFirstAnnouncementOfAnEpochCounts() {
        // When
        take(
                ControlState.announce(1, Plan.of("a"), "one"),
                ControlState.announce(1, Plan.of("b"), "two"),
                ControlState.active(1));
        // Then
        assertThat(state.active()).contains(new Announced(1, Plan.of("a"), "one"));
    }

    @Test
    void whatWasNeverAnnouncedIsNotInForce() {
        // When
        take(ControlState.active(3));
        // Then
        assertThat(state.active()).isEmpty();
    }

    @Test
    void anEarlierEpochDoesNotComeBack() {
        // When
        take(
                ControlState.announce(1, Plan.of("a"), "one"),
                ControlState.announce(2, Plan.of("b"), "one"),
                ControlState.active(2),
                ControlState.active(1));
        // Then
        assertThat(state.active()).contains(new Announced(2, Plan.of("b"), "one"));
    }

    @Test
    void allAreReadyWhenEachSaysSo() {
        // When
        take(ControlState.ready(2, "one", "1.0"));
        boolean early = state.isReady(Set.of("one", "two"), 2);
        take(ControlState.ready(2, "two", "1.0"));
        // Then
        assertThat(early).isFalse();
        assertThat(state.isReady(Set.of("one", "two"), 2)).isTrue();
        assertThat(state.isReady(Set.of("one", "two"), 3)).isFalse();
    }

    @Test
    void filesComeBackAsTheyWere() {
        // When
        take(ControlState.version("a", Map.of("rules/x.drl", "rule \"x\"\n\u00E4")));
        // Then
        assertThat(state.files("a")).contains(Map.of("rules/x.drl", "rule \"x\"\n\u00E4"));
        assertThat(state.files("b")).isEmpty();
    }

    @Test
    void whatSomebodyElseWroteChangesNothing() {
        // When
        state.take("active", "yes, please");
        state.take("other", "{}");
        // Then
        assertThat(state.active()).isEmpty();
    }
}
