package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of a deed that nobody asked for is seen before it runs, and nothing that only looks like one. */
final class DestructionMatrixTest {

    private static final Set<String> RULES = Set.of("unrequested-discard", "unrequested-destruction");

    static Stream<Arguments> rows() {
        return Situation.rows("destructions.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @MethodSource("rows")
    void whatNobodyAskedForIsSeenBeforeItRuns(String expected, String asked, String before, String call) {
        // Given
        Situation situation = Situation.of(asked, before).calls(call);
        // When
        Set<String> seen = situation.seenAtTheEnd();
        // Then
        assertThat(!Collections.disjoint(seen, RULES)).isEqualTo(expected.equals("due"));
    }
}
