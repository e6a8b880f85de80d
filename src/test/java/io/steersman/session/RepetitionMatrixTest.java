package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same call again and again is waiting, or what the user asked for, or going round. */
final class RepetitionMatrixTest {

    static Stream<Arguments> rows() {
        return Situation.rows("repetitions.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @MethodSource("rows")
    void goingRoundIsToldAndWaitingIsNot(String expected, String asked, int times, String call) {
        // Given
        Situation situation = Situation.of(asked, "-");
        for (int i = 0; i < times; i++) {
            situation.does(call);
        }
        // When
        Set<String> told = situation.told();
        // Then
        assertThat(told.isEmpty()).isEqualTo(expected.equals("silent"));
    }
}
