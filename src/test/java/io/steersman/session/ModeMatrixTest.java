package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the agent is to work, when it is to stop and what it was denied are told when it goes against them, and only then; not
 * once the user gives leave, by a yes to a question or in other words.
 */
final class ModeMatrixTest {

    static Stream<Arguments> rows() {
        return Stream.of("modes.tsv", "given-leave.tsv").flatMap(Situation::rows);
    }

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @MethodSource("rows")
    void whatGoesAgainstTheUsersWordsIsTold(String expected, String asked, String before, String last) {
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
