package io.steersman.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.NativeFormat.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NativeFormatTest {

    private static final String EVERY_KIND = """
            {"kind":"instruction","text":"Fix it.","source":"user","step":0,"at":"2026-01-31T12:00:00Z"}
            {"kind":"message","text":"I look.","reasoning":"hm","tokens":{"input":12,"output":3}}
            {"kind":"call","id":"c1","tool":"Bash","input":{"command":"npm test"},"turn":"t1","agent":"a"}
            {"kind":"result","call":"c1","output":"2 failed","error":true,"exitCode":1,"durationMs":812,"refusal":"user"}
            {"kind":"compaction"}
            {"kind":"end","reason":"completed","mood":"good"}
            """;

    @Test
    void everyKindIsReadAndWrittenBackAsItWas() {
        // Given
        Parsed parsed = parse(EVERY_KIND);
        StringBuilder written = new StringBuilder();
        // When
        parsed.steps().forEach(step -> written.append(NativeFormat.write(step)).append('\n'));
        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parse(written.toString()).steps()).isEqualTo(parsed.steps());
    }

    @Test
    void anArrayIsReadLikeLines() {
        // Given
        String array = "[" + EVERY_KIND.strip().replace("\n", ",\n") + "]";
        // When
        Parsed parsed = parse(array);
        // Then
        assertThat(parsed.steps()).isEqualTo(parse(EVERY_KIND).steps());
    }

    @Test
    void oneObjectOverSeveralLinesIsRead() {
        assertThat(parse("{\n \"kind\": \"compaction\"\n}").steps()).hasSize(1);
    }

    @Test
    void unknownFieldsAreKept() {
        // When
        Step end = parse(EVERY_KIND).steps().get(5);
        // Then
        assertThat(end.meta().extra()).containsKey("mood");
    }

    @Test
    void allProblemsAreListedWithLineAndPointerAndTheGoodStepsAreRead() {
        // Given
        String broken = """
                {"kind":"call","tool":7}
                {"kind":"dance"}
                {"kind":"message","text":"fine"}
                not json
                """;
        // When
        Parsed parsed = parse(broken);
        // Then
        assertThat(parsed.steps()).hasSize(1);
        assertThat(parsed.problems())
                .extracting(Problem::display)
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("line 1, /id: The id is missing"),
                        p -> assertThat(p).startsWith("line 1, /tool: The tool must be text, not a number"),
                        p -> assertThat(p).startsWith("line 2, /kind: The kind (dance) is unknown. Maybe use one of"),
                        p -> assertThat(p).startsWith("line 4: Malformed JSON at column"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"result","call":"c","error":"yes"}      | /error
            {"kind":"result","call":"c","exitCode":1.5e400} | exitCode
            {"kind":"result","call":"c","exitCode":1099511627776} | exitCode
            {"kind":"result","call":"c","exitCode":1.5} | exitCode
            {"kind":"message","text":"a","tokens":{"input":99999999999999999999}} | /tokens/input
            {"kind":"result","call":"c","durationMs":-1}    | /durationMs
            {"kind":"message","at":"yesterday"}             | /at
            {"kind":"message","at":"+999999999-12-31T23:59:59Z"} | /at
            {"kind":"instruction","text":"a","source":"god"} | /source
            {"kind":"call","id":"","tool":"x"}              | /id
            [1]                                             | /0
            """)
    void eachFaultIsSaidAtItsPlace(String json, String place) {
        assertThat(parse(json).problems())
                .anySatisfy(p -> assertThat(p.display()).contains(place));
    }

    @Test
    void whatIsNestedTooDeepIsRefusedInWords() {
        // Given
        String deep =
                "{\"kind\":\"call\",\"id\":\"c\",\"tool\":\"t\",\"input\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        // When
        List<Problem> problems = parse(deep).problems();
        // Then
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).contains("nested deeper than");
    }

    @Test
    void invalidUtf8IsSaidWithItsLine() {
        // Given
        byte[] bytes =
                "{\"kind\":\"compaction\"}\n{\"kind\":\"message\",\"text\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 4] = (byte) 0xff;
        // When
        Parsed parsed = NativeFormat.parse(bytes);
        // Then
        assertThat(parsed.problems()).extracting(Problem::line).containsExactly(2);
    }

    @Test
    void aLineThatIsTooLongIsSaidAndTheNextIsRead() {
        // Given
        String text = "{\"kind\":\"message\",\"text\":\"" + "x".repeat(NativeFormat.LONGEST_LINE)
                + "\"}\n{\"kind\":\"compaction\"}";
        // When
        Parsed parsed = parse(text);
        // Then
        assertThat(parsed.steps()).hasSize(1);
        assertThat(parsed.problems().get(0).message()).contains("the most is");
    }

    @Test
    void nothingIsNothing() {
        List<Parsed> empty = new ArrayList<>();
        // When
        for (String text : List.of("", "  \n\n", "[]")) {
            empty.add(parse(text));
        }
        // Then
        assertThat(empty).allMatch(p -> p.steps().isEmpty() && p.problems().isEmpty());
    }

    private static Parsed parse(String text) {
        return NativeFormat.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
