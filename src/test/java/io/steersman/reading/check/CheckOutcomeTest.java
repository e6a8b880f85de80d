package io.steersman.reading.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.CallReader;
import io.steersman.reading.result.AnswerReader;
import io.steersman.reading.text.ConstraintRows;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckOutcomeTest {

    static List<Arguments> outcomes() {
        return ConstraintRows.rows("/reading/checks/outcomes.tsv");
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void whatTheToolPrintsAtItsEndDecidesThenItsStatus(
            String what, String command, String status, String output, String expected) {
        // Given
        Call call = CallReader.read(ToolCall.of("c1", "Bash", "command", command));
        ToolResult unknown = ToolResult.of("c1", text(output), ToolResult.Status.UNKNOWN);
        ToolResult result = status.equals("-") ? unknown : unknown.withExitCode(Integer.parseInt(status));
        // When
        CheckOutcome outcome = AnswerReader.read(call, result).check();
        // Then
        assertThat(words(outcome)).as(what).isEqualTo(expected);
    }

    private static String text(String cell) {
        return cell.equals("-") ? "" : cell.replace("\\t", "\t");
    }

    private static String words(CheckOutcome outcome) {
        return outcome.kinds().isEmpty()
                ? "NONE"
                : outcome.kinds().stream()
                        .sorted()
                        .map(kind -> kind + " " + outcome.of(kind).name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
