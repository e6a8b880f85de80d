package io.steersman.reading.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.CallReader;
import io.steersman.reading.text.Rows;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {

    static List<Arguments> resultKeys() {
        return Rows.of("resultkey.tsv");
    }

    static List<Arguments> errorKeys() {
        return Rows.of("errorkey.tsv");
    }

    static List<Arguments> errorLines() {
        return Rows.of("errorline.tsv");
    }

    static List<Arguments> failures() {
        return Rows.of("failed.tsv");
    }

    static List<Arguments> refusals() {
        return Rows.of("refusal.tsv");
    }

    static List<Arguments> environments() {
        return Rows.of("environment.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} | {2}")
    @MethodSource("resultKeys")
    void aResultKeyLeavesOutWhatChangesFromRunToRun(String verdict, String one, String other) {
        assertThat(ResultKey.of(one).equals(ResultKey.of(other))).isEqualTo(verdict.equals("same"));
    }

    @ParameterizedTest(name = "{0}: {1} | {2}")
    @MethodSource("errorKeys")
    void anErrorKeyLeavesOutNumbersAndFolders(String verdict, String one, String other) {
        assertThat(ErrorKey.of(one).equals(ErrorKey.of(other))).isEqualTo(verdict.equals("same"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errorLines")
    void theErrorLineSaysWhatWentWrong(String line, String output) {
        assertThat(ErrorLine.of(output)).isEqualTo(line);
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4}: {5}")
    @MethodSource("failures")
    void aFailureIsRecognised(String expected, String tool, String command, String status, String exit, String output) {
        // Given
        Call call = CallReader.read(ToolCall.of("c1", tool, command.isEmpty() ? "path" : "command", command));
        ToolResult result = ToolResult.of("c1", output, Status.valueOf(status));

        // When
        Answer answer = AnswerReader.read(call, exit.isEmpty() ? result : result.withExitCode(Integer.parseInt(exit)));

        // Then
        assertThat(answer.failed() ? "failed" : answer.noMatch() ? "noMatch" : "ok")
                .isEqualTo(expected);
        assertThat(answer.errorKey().isEmpty()).isEqualTo(!answer.failed());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void aRefusalIsRecognised(String refusal, String status, String output) {
        // When
        Answer answer = AnswerReader.read(bash("x"), ToolResult.of("c1", output, Status.valueOf(status)));

        // Then
        assertThat(answer.refusal()).isEqualTo(Refusal.valueOf(refusal));
    }

    @ParameterizedTest(name = "{0}: {1} {2}: {3}")
    @MethodSource("environments")
    void aFaultOfTheEnvironmentIsRecognised(String expected, String tool, String command, String output) {
        // Given
        Call call = CallReader.read(ToolCall.of("c1", tool, command.isEmpty() ? "path" : "command", command));

        // When
        Answer answer = AnswerReader.read(call, ToolResult.of("c1", output, Status.ERROR));

        // Then
        assertThat(answer.failed()).isTrue();
        assertThat(answer.environment()).isEqualTo(expected.equals("yes"));
    }

    @Test
    void aRefusalTheClientTellsIsKept() {
        // Given
        ToolResult result = ToolResult.of("c1", "no", Status.ERROR).withRefusal(Refusal.STEERSMAN);

        // When
        Answer answer = AnswerReader.read(bash("x"), result);

        // Then
        assertThat(answer.refusal()).isEqualTo(Refusal.STEERSMAN);
        assertThat(answer.failed()).isFalse();
    }

    @Test
    void aRedactedOutputHasNoKey() {
        assertThat(ResultKey.of("[REDACTED]")).isEmpty();
        assertThat(ResultKey.of("")).isNotEmpty();
    }

    @Test
    void aLongOutputIsKnownByItsEndsAndItsLength() {
        // Given
        String middle = "y".repeat(70_000);
        String output = "head " + "x ".repeat(30_000) + middle + " tail";

        // When
        String key = ResultKey.of(output);

        // Then
        assertThat(key).isEqualTo(ResultKey.of(output)).isNotEqualTo(ResultKey.of(output + "s"));
        assertThat(key).isNotEqualTo(ResultKey.of(output.replace("tail", "tale")));
    }

    @Test
    void aBrokenEndNeverThrows() {
        for (String start : List.of(
                "\u001b",
                "\u001b[",
                "\u001b]",
                "0x",
                "12:",
                "12:3",
                "2026-",
                "2026-01-",
                "1.",
                "1m",
                "Jan ",
                "Jan 1 12:",
                "pid",
                "pid ",
                "session id",
                "/tmp/",
                "/var/folders/",
                "/tmp/pytest-of-",
                "<system-reminder>",
                "toolu_",
                "12345678-1234-",
                "go-build",
                "<",
                "[",
                "*",
                "Exit code ",
                "Exit code 99999999999",
                "(exit code: ")) {
            for (int i = 0; i <= start.length(); i++) {
                String output = start.substring(0, i);

                // When
                Answer answer = AnswerReader.read(bash("x"), ToolResult.of("c1", output, Status.ERROR));

                // Then
                assertThat(answer.key()).hasSize(16);
            }
        }
    }

    private static Call bash(String command) {
        return CallReader.read(ToolCall.of("c1", "Bash", "command", command));
    }
}
