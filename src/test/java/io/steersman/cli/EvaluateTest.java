package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    private static final String REPLAY = "reasoning_problems.infinite_loops.failing-replay";

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    /** In {@code stuck.jsonl} the rule sees the fault with the results at steps 6, 8 and 10, of the calls at 5, 7 and 9. */
    @BeforeEach
    void twoRuns() {
        Runs.write(folder, "runs/clean.jsonl", Runs.clean());
        Runs.write(folder, "runs/stuck.jsonl", Runs.stuck(5));
    }

    @Test
    void foundMissedRightAndWrongAreCountedByPlace() throws IOException {
        // Given
        Path labels = labels("""
                {"map": {"loop": ["reasoning_problems.infinite_loops"]}}
                {"run": "stuck.jsonl", "label": "loop", "step": 5}
                {"run": "stuck.jsonl", "label": "loop", "step": 8}
                {"run": "stuck.jsonl", "label": "loop", "step": 1}
                {"run": "clean", "label": "loop", "call": 0}
                """);
        // When
        JsonNode json = evaluate(labels);
        // Then
        JsonNode loop = json.at("/labels/0");
        assertThat(loop.path("label").asText()).isEqualTo("loop");
        assertThat(loop.path("by").asText()).isEqualTo("step");
        assertThat(loop.path("found").asInt()).isEqualTo(2);
        assertThat(loop.path("missed").asInt()).isEqualTo(2);
        assertThat(loop.path("right").asInt()).isEqualTo(2);
        assertThat(loop.path("wrong").asInt()).isEqualTo(1);
        assertThat(loop.at("/precision/value").asDouble()).isEqualTo(0.6667);
        assertThat(loop.at("/recall/value").asDouble()).isEqualTo(0.5);
        assertThat(loop.path("f1").asDouble()).isEqualTo(0.5714);
        assertThat(json.path("missed"))
                .extracting(miss -> miss.path("step").asInt())
                .containsExactly(1, 1);
        JsonNode wrong = json.at("/falseAlarms/0");
        assertThat(wrong.path("step").asInt()).isEqualTo(9);
        assertThat(wrong.path("line").asInt()).isEqualTo(10);
        assertThat(wrong.path("rule").asText()).isEqualTo(REPLAY);
        assertThat(wrong.path("quote").asText()).contains("npm test");
    }

    @Test
    void aLabelWithoutPlacesIsCountedByRun() throws IOException {
        // Given
        Path labels = labels("""
                {"run": "stuck", "label": "%s"}
                {"run": "clean", "label": "reasoning_problems"}
                """.formatted(REPLAY));
        // When
        JsonNode json = evaluate(labels);
        // Then
        assertThat(json.path("labels")).hasSize(2);
        JsonNode category = json.at("/labels/0");
        assertThat(category.path("by").asText()).isEqualTo("run");
        assertThat(category.path("missed").asInt()).isEqualTo(1);
        assertThat(category.path("wrong").asInt()).isEqualTo(1);
        JsonNode replay = json.at("/labels/1");
        assertThat(replay.path("found").asInt()).isEqualTo(1);
        assertThat(replay.path("right").asInt()).isEqualTo(1);
        assertThat(replay.path("wrong").asInt()).isZero();
    }

    @Test
    void whatIsOptionalIsNeitherRightNorWrong() throws IOException {
        // Given
        Path labels = labels("""
                {"run": "stuck", "label": "%1$s", "step": 5}
                {"run": "stuck", "label": "%1$s", "step": 8, "tolerance": 1, "optional": true}
                """.formatted(REPLAY));
        // When
        JsonNode replay = evaluate(labels).at("/labels/0");
        // Then
        assertThat(replay.path("labels").asInt()).isEqualTo(1);
        assertThat(replay.path("right").asInt()).isEqualTo(1);
        assertThat(replay.path("wrong").asInt()).isEqualTo(1);
    }

    @Test
    void byEvidenceAllStepsCountThatAFindingPointsAt() throws IOException {
        // Given
        Path labels =
                labels("{\"by\": \"evidence\"}\n{\"run\": \"stuck\", \"label\": \"%s\", \"step\": 1, \"tolerance\": 99}"
                        .formatted(REPLAY));
        // When
        JsonNode replay = evaluate(labels).at("/labels/0");
        // Then
        assertThat(replay.path("alarms").asInt()).isEqualTo(5);
        assertThat(replay.path("right").asInt()).isEqualTo(5);
    }

    @Test
    void runsThatNobodyReadForLabelsDoNotCount() throws IOException {
        // Given
        Path labels = labels("{\"runs\": [\"clean\"], \"map\": {\"any\": \"*\"}}");
        // When
        JsonNode json = evaluate(labels);
        // Then
        assertThat(json.path("runs").asInt()).isEqualTo(1);
        assertThat(json.at("/labels/0/alarms").asInt()).isZero();
        assertThat(json.at("/labels/0/precision/value").isNull()).isTrue();
    }

    @Test
    void onlyWhatWasSaidLoudEnoughCounts() throws IOException {
        // Given
        Path labels = labels("{\"run\": \"stuck\", \"label\": \"%s\"}".formatted(REPLAY));
        // When
        int code = shell.run(
                "evaluate", "--labels", labels, "--format", "json", "--at-least", "block", folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(Json.MAPPER.readTree(shell.out()).at("/labels/0/missed").asInt())
                .isEqualTo(1);
    }

    @Test
    void theTableNamesEachMissAndEachFalseAlarmWithItsPlace() {
        // Given
        Path labels = labels("{\"run\": \"stuck\", \"label\": \"%s\", \"step\": 1}".formatted(REPLAY));
        // When
        int code = shell.run("evaluate", "--labels", labels, folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches("LABEL +BY +LABELS +FOUND +ALARMS +RIGHT +PRECISION +RECALL +F1"))
                .anyMatch(line -> line.startsWith(REPLAY) && line.contains("0.000 (0.00-0.56)"))
                .anyMatch(line -> line.equals("Missed (1)"))
                .anyMatch(line -> line.contains("stuck.jsonl:2, step 1"))
                .anyMatch(line -> line.equals("False alarms (3)"))
                .anyMatch(line -> line.contains("stuck.jsonl:6, step 5"));
    }

    @Test
    void anotherRulebookIsComparedPlaceByPlace() throws IOException {
        // Given
        Path other = folder.resolve("other");
        copy(Path.of("rules"), other.resolve("rules"));
        copy(Path.of("policies"), other.resolve("policies"));
        Path policy = other.resolve("policies/default.yaml");
        Files.writeString(
                policy,
                Files.readString(policy)
                        .replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 5 }"));
        Path labels = labels("{\"run\": \"stuck\", \"label\": \"%1$s\", \"step\": 5}".formatted(REPLAY));
        // When
        int code = shell.run(
                "evaluate", "--labels", labels, "--format", "json", "--against", other, folder.resolve("runs"));
        // Then
        assertThat(code).as(shell.err()).isEqualTo(ExitCode.OK);
        JsonNode against = Json.MAPPER.readTree(shell.out()).path("against");
        assertThat(against.at("/labels/0/found").asInt()).isZero();
        assertThat(against.path("foundHere")).hasSize(1);
        assertThat(against.path("missedHere")).isEmpty();
        assertThat(against.path("falseAlarmsHere"))
                .extracting(alarm -> alarm.path("step").asInt())
                .containsExactly(7);
        assertThat(against.path("falseAlarmsThere")).isEmpty();
    }

    @Test
    void aLabelThatNobodyCanFindIsRefused() {
        // Given
        Path labels = labels("{\"run\": \"stuck\", \"label\": \"Repetition\"}");
        // When
        int code = shell.run("evaluate", "--labels", labels, folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("The label 'Repetition' stands for 'Repetition'", "Maybe map it");
    }

    @Test
    void labelsThatLeadNowhereAreNamed() {
        // Given
        Path labels = labels("""
                {"run": "elsewhere", "label": "%1$s"}
                {"run": "stuck", "label": "%1$s", "step": 900}
                """.formatted(REPLAY));
        // When
        int code = shell.run("evaluate", "--labels", labels, folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("No trajectory is called 'elsewhere'").contains("has no step 900", "(line 2)");
    }

    @Test
    void aFileOfLabelsThatIsNotThereIsAnsweredAtOnce() {
        // When
        int code = shell.run("evaluate", "--labels", folder.resolve("none"), folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no file", "Maybe --labels is misspelt.");
    }

    private JsonNode evaluate(Path labels) throws IOException {
        int code = shell.run("evaluate", "--labels", labels, "--format", "json", folder.resolve("runs"));
        assertThat(code).as(shell.err()).isEqualTo(ExitCode.OK);
        return Json.MAPPER.readTree(shell.out());
    }

    private Path labels(String text) {
        return Runs.write(folder, "labels.ndjson", text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
