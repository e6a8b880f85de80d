package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.Corpus;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is due on situations that users of agents have complained about, each with the expectation beside it. */
final class PublicCasesTest {

    private static JsonNode report = Json.emptyObject();

    @BeforeAll
    static void analyze() throws IOException {
        Shell shell = new Shell();
        shell.run("analyze", "--format", "json", Corpus.root().resolve("public-cases"));
        report = Json.MAPPER.readTree(shell.out());
    }

    static Stream<JsonNode> silent() throws IOException {
        return expected().filter(situation -> situation.path("silent").asBoolean());
    }

    static Stream<JsonNode> due() throws IOException {
        return expected().filter(situation -> situation.has("due"));
    }

    static Stream<JsonNode> formats() throws IOException {
        return expected().filter(situation -> situation.path("format").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("silent")
    void whereSilenceIsDueNobodyIsTold(JsonNode situation) {
        // When
        List<JsonNode> told = told(situation, Level.NOTICE);
        // Then
        assertThat(told).isEmpty();
        assertThat(all(situation, "findings"))
                .noneMatch(finding -> finding.path("severity").asText().equals("high"));
    }

    @ParameterizedTest
    @MethodSource("due")
    void whatIsDueIsFoundWhereItIsAndToldInTime(JsonNode situation) {
        // Given
        JsonNode due = situation.path("due");
        Level level = Level.valueOf(due.path("level").asText().toUpperCase(Locale.ROOT));
        // When
        List<JsonNode> found = all(situation, "findings").stream()
                .filter(finding -> names(due.path("category"), finding.path("category")))
                .filter(finding ->
                        due.path("touches").isNull() || overlap(finding.path("evidence"), due.path("touches")))
                .toList();
        // Then
        assertThat(found).isNotEmpty();
        assertThat(told(situation, level))
                .matches(told -> level == Level.OBSERVE
                        || told.stream()
                                .anyMatch(one -> one.path("step").asInt()
                                        <= due.path("by").asInt()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aRecordingIsReadWithItsLoop(JsonNode situation) {
        // When
        List<JsonNode> found = all(situation, "findings");
        // Then
        assertThat(runs(situation))
                .isNotEmpty()
                .allMatch(run -> run.path("actions").asInt() >= 4);
        assertThat(found).anyMatch(finding -> finding.path("rule").asText().contains("failing"));
    }

    private static Stream<JsonNode> expected() throws IOException {
        Path file = Corpus.root().resolve("public-cases").resolve("expected.json");
        return elements(Json.MAPPER.readTree(Files.readAllBytes(file)));
    }

    private static List<JsonNode> runs(JsonNode situation) {
        return elements(report.path("trajectories"))
                .filter(run -> run.path("source")
                        .asText()
                        .contains(situation.path("file").asText()))
                .toList();
    }

    private static List<JsonNode> all(JsonNode situation, String what) {
        List<JsonNode> all = new ArrayList<>();
        runs(situation).forEach(run -> run.path(what).forEach(all::add));
        return all;
    }

    private static List<JsonNode> told(JsonNode situation, Level least) {
        return all(situation, "interventions").stream()
                .filter(one -> Level.valueOf(one.path("level").asText().toUpperCase(Locale.ROOT))
                                .compareTo(least)
                        >= 0)
                .toList();
    }

    private static boolean names(JsonNode list, JsonNode one) {
        return elements(list).anyMatch(one::equals);
    }

    private static boolean overlap(JsonNode some, JsonNode others) {
        return elements(some).anyMatch(one -> names(others, one));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
