package io.steersman.reading.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.steersman.reading.change.Write;
import io.steersman.reading.text.Rows;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolCall;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallReaderTest {

    static List<Arguments> keys() {
        return Rows.of("callkey.tsv");
    }

    static List<Arguments> kinds() {
        return Rows.of("toolkind.tsv");
    }

    static List<Arguments> writes() {
        return Rows.of("writes.tsv");
    }

    static List<Arguments> summaries() {
        return Rows.of("summary.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} {2} | {3}")
    @MethodSource("keys")
    void aKeyTellsCallsApart(String verdict, String tool, String one, String other) {
        // When
        String first = read(tool, one).key();
        String second = read(tool, other).key();

        // Then
        switch (verdict) {
            case "same" -> assertThat(first).hasSize(16).isEqualTo(second);
            case "differs" -> assertThat(first).hasSize(16).isNotEqualTo(second);
            default -> assertThat(first + second).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("kinds")
    void aToolHasAKind(String kind, String tool, String input) {
        // When
        Call call = read(tool, input);

        // Then
        assertThat(call.kind()).isEqualTo(ToolKind.valueOf(kind));
        assertThat(call.polls()).isEqualTo(call.kind() == ToolKind.POLL);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("writes")
    void anEditNamesItsFilesAndItsText(String writes, String tool, String input) {
        // When
        Call call = read(tool, input);

        // Then
        assertThat(call.writes().stream().map(CallReaderTest::display).collect(Collectors.joining("; ")))
                .isEqualTo(writes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("summaries")
    void aSummarySaysTheCallInAFewWords(String summary, String tool, String input) {
        assertThat(read(tool, input).summary()).isEqualTo(summary);
    }

    @Test
    void aSummaryOfALongCommandIsCut() {
        // When
        Call call = read("Bash", "{\"command\":\"echo " + "x".repeat(500) + "\"}");

        // Then
        assertThat(call.summary()).hasSize(120).endsWith("\u2026`");
    }

    @Test
    void theSameArgumentsOfAnotherToolAreAnotherCall() {
        assertThat(read("Read", "{\"path\":\"a\"}").key())
                .isNotEqualTo(read("View", "{\"path\":\"a\"}").key());
    }

    @Test
    void aSearchIsAboutItsPatternFirst() {
        assertThat(read("Grep", "{\"path\":\"./src/\",\"pattern\":\"foo\"}").targets())
                .containsExactly("foo", "src");
    }

    private static String display(Write write) {
        String removed = write.removed().isEmpty() ? "" : " -" + write.removed();
        String added = write.added().isEmpty() ? "" : " +" + write.added();
        return write.change() + " " + write.path() + removed + added;
    }

    private static Call read(String tool, String input) {
        try {
            return CallReader.read(new ToolCall(Meta.NONE, "c1", tool, Json.MAPPER.readTree(input)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(input, e);
        }
    }
}
