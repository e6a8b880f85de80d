package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an agent says that it did, or saw, is held against what its run shows. */
final class ClaimMatrixTest {

    private static final Set<String> RULES = Set.of("undone-deed", "wrong-number", "refuted-claim", "unfounded-claim");

    static Stream<Arguments> rows() {
        return Situation.rows("claims.tsv");
    }

    @ParameterizedTest(name = "{0}: {2} | {3}")
    @MethodSource("rows")
    void whatTheRunDoesNotShowIsSeen(String expected, String asked, String before, String said) {
        // Given
        Situation situation = Situation.of(asked, before).says(said);
        // When
        Set<String> seen = situation.seenAtTheEnd();
        // Then
        seen.retainAll(RULES);
        if (expected.equals("silent")) {
            assertThat(seen).isEmpty();
        } else {
            assertThat(seen).contains(expected);
        }
    }
}
