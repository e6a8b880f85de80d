package io.steersman.reading.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.language.Languages;
import io.steersman.reading.text.ConstraintRows;
import io.steersman.trajectory.Instruction;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestsTest {

    static List<Arguments> rows() {
        return ConstraintRows.rows("/reading/constraints/requests.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void readsWhatIsAskedFor(String text, String asked, String notAsked) {
        // When
        Requests requests =
                Instructed.read(Instruction.user(text), Languages.SHIPPED).requests();
        // Then
        assertThat(requests.quotes().keySet()).containsAll(asks(asked)).doesNotContainAnyElementsOf(asks(notAsked));
    }

    @Test
    void keepsTheSentenceThatAsks() {
        // When
        Requests requests = Instructed.read(Instruction.user("Fix the bug. Then commit, please."), Languages.SHIPPED)
                .requests();
        // Then
        assertThat(requests.quote(Ask.COMMIT)).isEqualTo("Then commit, please.");
    }

    private static List<Ask> asks(String names) {
        return names.equals("-")
                ? List.of()
                : Arrays.stream(names.split(" ", -1)).map(Ask::valueOf).toList();
    }
}
