package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A test or another check that is made to find less is seen, unless the user asked for that, in whatever language. */
final class SkipMatrixTest {

    private static final Set<String> RULES = Set.of("test-tampering", "check-silenced");

    static Stream<Arguments> rows() {
        return Situation.rows("skips.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} | {3} | {4} | {5}")
    @MethodSource("rows")
    void aTestThatChecksLessIsTold(
            String expected, String asked, String before, String path, String goes, String comes) {
        // Given
        Situation situation = Situation.of(asked, before).replaces(path, goes, comes);
        // When
        Set<String> told = situation.seenAtTheEnd();
        // Then
        assertThat(!Collections.disjoint(told, RULES)).isEqualTo(expected.equals("told"));
    }
}
