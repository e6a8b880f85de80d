package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user forbade is free once the user gives leave for it, by a yes to a question or in other words, and only then. */
final class LeaveMatrixTest {

    static Stream<Arguments> rows() {
        return Situation.rows("given-leave.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @MethodSource("rows")
    void leaveLiftsWhatItIsGivenFor(String expected, String asked, String before, String last) {
        // Given
        Situation situation = Situation.of(asked, before).ends(last);
        // When
        Set<String> told = situation.told();
        // Then
        if (expected.equals("silent")) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).contains(expected);
        }
    }
}
