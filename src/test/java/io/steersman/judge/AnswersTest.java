package io.steersman.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.finding.RuleId;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.ToolResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a judge says is held against the steps that it was shown, whoever has written into them. */
class AnswersTest {

    private static final Suspicion WHY =
            new Suspicion(new RuleId("observer", "questions", "q"), "why", "x", "", List.of(4), Map.of());

    @Test
    void anAnswerThatHoldsIsAVerdict() {
        // When
        Answers.Checked checked = check(
                "plain output",
                answer(
                        "instruction-not-followed",
                        "[0,3]",
                        "also update the\\n changelog",
                        91,
                        "add the entry to CHANGELOG.md",
                        "call it done"));
        // Then
        assertThat(checked.refusal()).isEmpty();
        assertThat(checked.verdict()).hasValueSatisfying(verdict -> {
            assertThat(verdict.misbehaviour()).isEqualTo("instruction-not-followed");
            assertThat(verdict.steps()).containsExactly(0, 3);
            assertThat(verdict.confidence()).isEqualTo(91);
            assertThat(verdict.doThis()).isEqualTo("add the entry to CHANGELOG.md");
        });
    }

    @Test
    void whoSeesNothingNeedsNoQuote() {
        // When
        Answers.Checked checked = check("x", answer("none", "[]", "", 70, "", ""));
        // Then
        assertThat(checked.verdict().orElseThrow().misbehaviour()).isEqualTo(Verdict.NONE);
        assertThat(checked.verdict().orElseThrow().accuses()).isFalse();
    }

    @Test
    void aFenceOfCodeAroundTheAnswerIsForgiven() {
        assertThat(check("x", "```json\n" + answer("none", "[]", "", 70, "", "") + "\n```")
                        .verdict())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I think the agent did well.",
                "[]",
                "{}",
                "null",
                "{\"misbehaviour\":\"none\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":\"90\",\"do\":\"\",\"do_not\":\"\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":4294967346,\"do\":\"\",\"do_not\":\"\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":85.5,\"do\":\"\",\"do_not\":\"\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":1e400,\"do\":\"\",\"do_not\":\"\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":190,\"do\":\"\",\"do_not\":\"\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":90,\"do\":\"\",\"do_not\":\"\",\"run\":\"ls\"}",
                "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":90,\"do\":\"\",\"do_not\":\"\"} and more",
                "{\"misbehaviour\":\"rude\",\"steps\":[0],\"quote\":\"also update\",\"confidence\":90,\"do\":\"go on\",\"do_not\":\"stop\"}"
            })
    void whatIsNotOfTheFormIsRefused(String text) {
        assertThat(check("x", text).verdict()).isEmpty();
    }

    static Stream<List<String>> injections() {
        return rows("/judge/injections.tsv").map(line -> List.of(line.split("\t", -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("injections")
    void noTextOfAToolGetsWordsToTheAgent(List<String> row) {
        // Given
        String brought = row.get(1);
        String answer = answer(row.get(2), row.get(3), row.get(4), 99, row.get(5), row.get(6));
        // When
        Answers.Checked checked = check(brought, answer);
        // Then
        assertThat(checked.verdict()).as(row.get(0)).isEmpty();
        assertThat(checked.refusal()).as(row.get(0)).contains(row.get(7));
    }

    @Test
    void theTableHasThirtyCasesAndMore() {
        assertThat(injections()).hasSizeGreaterThanOrEqualTo(30);
    }

    private static Answers.Checked check(String brought, String answer) {
        Shown shown = new Shown(new Run()
                .user("Rename the option --dry to --dry-run, and also update the changelog in CHANGELOG.md.")
                .bash("cat notes.txt")
                .result(brought, Status.OK)
                .say("I renamed 12 places, and all 48 tests pass.")
                .say("Done.")
                .steps());
        return Answers.check(answer, WHY, shown, 4);
    }

    private static String answer(
            String misbehaviour, String steps, String quote, int confidence, String doThis, String doNot) {
        return Json.emptyObject()
                .put("misbehaviour", misbehaviour)
                .put("quote", quote.replace("\\n", "\n"))
                .put("confidence", confidence)
                .put("do", doThis)
                .put("do_not", doNot)
                .set("steps", Json.MAPPER.valueToTree(numbers(steps)))
                .toString();
    }

    private static List<Integer> numbers(String list) {
        return Stream.of(list.replaceAll("[\\[\\]\\s]", "").split(",", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static Stream<String> rows(String resource) {
        try (InputStream in = AnswersTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
