package io.steersman.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.supervision.Trial;
import io.steersman.supervision.Trial.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialVerdictTest {

    @Test
    void fewerRecoveriesWithinTheIntervalAreNoReason() {
        assertThat(TrialVerdict.of(state(side(1000, 10, 9, 20), side(1000, 10, 5, 20))))
                .isEmpty();
    }

    @Test
    void fewerRecoveriesBeyondTheIntervalAreOne() {
        assertThat(TrialVerdict.of(state(side(1000, 10, 90, 100), side(1000, 10, 5, 20))))
                .hasValueSatisfying(why -> assertThat(why).contains("0.25", "0.90"));
    }

    @Test
    void costIsComparedOnlyAfterEnoughStepsOfEither() {
        assertThat(TrialVerdict.of(state(side(99, 10, 0, 0), side(1000, 31, 0, 0))))
                .isEmpty();
        assertThat(TrialVerdict.of(state(side(100, 10, 0, 0), side(100, 31, 0, 0))))
                .isPresent();
        assertThat(TrialVerdict.of(state(side(100, 10, 0, 0), side(100, 30, 0, 0))))
                .isEmpty();
    }

    @Test
    void moreFailuresThanAgreedAreAReason() {
        assertThat(TrialVerdict.of(state(side(1, 1, 0, 0), new Side(1, 1, 3, 0, 0))))
                .isEmpty();
        assertThat(TrialVerdict.of(state(side(1, 1, 0, 0), new Side(1, 1, 4, 0, 0))))
                .isPresent();
    }

    private static Side side(long steps, long mean, int recovered, int decided) {
        return new Side(steps, steps * mean, 0, recovered, decided);
    }

    private static Trial.State state(Side active, Side tried) {
        return new Trial.State(
                "c", new Trial.Terms("", 10, 3, 300, 100, "", "", 0), active, tried, Map.of(), List.of());
    }
}
