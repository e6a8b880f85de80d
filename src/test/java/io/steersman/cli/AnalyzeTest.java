package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeTest {

    private static final String REPLAY = "reasoning_problems.infinite_loops.failing-replay";

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @Test
    void theTableSaysHowCommonFaultsAreAndLeadsBackToTheLine() {
        // Given
        Runs.write(folder, "a.jsonl", Runs.clean());
        Runs.write(folder, "b.jsonl", Runs.stuck(5));

        // When
        int code = shell.run("analyze", folder);

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches("Reasoning problems +1 +50\\.00 % +1"))
                .anyMatch(line -> line.matches(" {2}Infinite loops +1 +50\\.00 % +1"))
                .anyMatch(line -> line.contains(REPLAY) && line.contains("seen 3 times, level warn"))
                .anyMatch(line -> line.contains("> `npm test`"))
                .anyMatch(line -> line.strip().startsWith("b.jsonl:2 :3 :4"))
                .anyMatch(line -> line.matches("2 files, 2 trajectories, 15 steps, 6 actions in .* actions/s"));
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= Columns.WIDTH || line.contains("/"));
    }

    @Test
    void aRunThatWasRecordedInTwoFormatsCountsOnce() throws Exception {
        // Given
        Path first = Runs.write(folder, "a.jsonl", Runs.stuck(5));
        Shell converting = new Shell();
        converting.run("convert", first, "--to", "atif");
        Files.writeString(folder.resolve("b.json"), converting.out());
        Runs.write(folder, "c.jsonl", Runs.stuck(6));

        // When
        shell.run("analyze", folder);

        // Then
        assertThat(shell.out().lines())
                .anyMatch(line -> line.contains("b.json") && line.contains("the same run as " + first))
                .anyMatch(line -> line.startsWith("3 files, 2 trajectories,"));
    }

    @Test
    void jsonHasFindingsWithEvidenceAndPositionsAndInterventions() throws Exception {
        // Given
        Path file = Runs.write(folder, "b.jsonl", Runs.stuck(5));

        // When
        int code = shell.run("analyze", "--format", "json", file);

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        JsonNode trajectory = json(shell.out()).at("/trajectories/0");
        assertThat(trajectory.path("source").asText()).isEqualTo(file.toString());
        assertThat(trajectory.path("format").asText()).isEqualTo("native");
        assertThat(trajectory.path("steps").asInt()).isEqualTo(11);
        assertThat(trajectory.path("actions").asInt()).isEqualTo(5);
        JsonNode finding = trajectory.at("/findings/0");
        assertThat(trajectory.path("findings")).hasSize(1);
        assertThat(finding.path("rule").asText()).isEqualTo(REPLAY);
        assertThat(finding.path("category").asText()).isEqualTo("reasoning_problems");
        assertThat(finding.path("subcategory").asText()).isEqualTo("infinite_loops");
        assertThat(finding.path("evidence")).hasSize(10);
        assertThat(finding.path("first").asInt()).isEqualTo(1);
        assertThat(finding.path("last").asInt()).isEqualTo(10);
        assertThat(finding.at("/position/first/line").asInt()).isEqualTo(2);
        assertThat(finding.at("/position/last/line").asInt()).isEqualTo(11);
        assertThat(finding.path("level").asText()).isEqualTo("warn");
        assertThat(trajectory.at("/interventions/0/level").asText()).isEqualTo("notice");
        assertThat(trajectory.at("/interventions/0/text").asText()).contains("npm test");
    }

    @Test
    void jsonTotalsCountEverything() throws Exception {
        // Given
        Runs.write(folder, "a.jsonl", Runs.clean());
        Runs.write(folder, "b.jsonl", Runs.stuck(5));
        Runs.write(folder, "notes.txt", "prose");

        // When
        shell.run("analyze", "--format", "json", folder);

        // Then
        JsonNode root = json(shell.out());
        assertThat(root.at("/totals/files").asInt()).isEqualTo(2);
        assertThat(root.at("/totals/trajectories").asInt()).isEqualTo(2);
        assertThat(root.at("/totals/trajectoriesAffected").asInt()).isEqualTo(1);
        assertThat(root.at("/totals/rules").path(REPLAY).path("findings").asInt())
                .isEqualTo(1);
        assertThat(root.at("/totals/subcategories")
                        .path("reasoning_problems.infinite_loops")
                        .path("share")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(root.at("/totals").has("seconds")).isTrue();
        assertThat(root.at("/totals").has("actionsPerSecond")).isTrue();
        assertThat(root.at("/passedOver/0/path").asText()).endsWith("notes.txt");
        assertThat(shell.err()).contains("notes.txt");
    }

    @Test
    void ndjsonHasALineForEachTrajectoryAndOneForTheTotals() throws Exception {
        // Given
        Runs.write(folder, "a.jsonl", Runs.clean());
        Runs.write(folder, "b.jsonl", Runs.stuck(5));

        // When
        shell.run("analyze", "--format", "ndjson", folder);

        // Then
        List<String> lines = shell.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(json(lines.get(0)).path("source").asText()).endsWith("a.jsonl");
        assertThat(json(lines.get(1)).path("source").asText()).endsWith("b.jsonl");
        assertThat(json(lines.get(2)).at("/totals/trajectories").asInt()).isEqualTo(2);
    }

    @Test
    void theOrderIsThatOfTheFilesHoweverManyAreWorkedOnAtOnce() {
        // Given
        for (int i = 0; i < 40; i++) {
            Runs.write(folder, "run%02d.jsonl".formatted(i), Runs.stuck(i % 7).replace("users", "users_" + i));
        }
        Shell one = new Shell();

        // When
        one.run("analyze", "--format", "ndjson", "--jobs", 1, folder);
        shell.run("analyze", "--format", "ndjson", "--jobs", 4, folder);

        // Then
        assertThat(shell.out().lines().limit(40))
                .containsExactlyElementsOf(one.out().lines().limit(40).toList());
    }

    @Test
    void aFindingFailsTheRunAtTheLevelItReachedAndNotAbove() {
        // Given
        Path file = Runs.write(folder, "b.jsonl", Runs.stuck(5));

        // When
        int warn = shell.run("analyze", "--fail-on", "warn", file);
        int ask = shell.run("analyze", "--fail-on", "ask", file);

        // Then
        assertThat(warn).isEqualTo(ExitCode.FINDINGS);
        assertThat(ask).isEqualTo(ExitCode.OK);
    }

    @Test
    void aBrokenFileIsNamedWithItsReasonAndTheOthersGoOn() throws Exception {
        // Given
        Runs.write(folder, "broken.jsonl", "{\"kind\":");
        Runs.write(folder, "good.jsonl", Runs.clean());

        // When
        int code = shell.run("analyze", "--format", "json", folder);

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        JsonNode root = json(shell.out());
        assertThat(root.path("trajectories")).hasSize(1);
        assertThat(root.at("/problems/0/source").asText()).endsWith("broken.jsonl");
        assertThat(root.at("/problems/0/message").asText()).isNotBlank();
        assertThat(shell.err()).contains("broken.jsonl");
    }

    @Test
    void aPathThatIsNotThereIsBadInputThoughTheOthersAreAnalysed() {
        // Given
        Path good = Runs.write(folder, "good.jsonl", Runs.clean());

        // When
        int code = shell.run("analyze", good, folder.resolve("missing"));

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is nothing at", "missing");
        assertThat(shell.out()).contains("1 trajectories, 4 steps");
    }

    @Test
    void aFolderWithoutTrajectoriesIsBadInput() {
        // Given
        Runs.write(folder, "notes.txt", "prose");

        // When
        int code = shell.run("analyze", folder);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no trajectory to analyse");
    }

    @Test
    void standardInputIsReadLikeAFile() {
        // Given
        shell.input(Runs.stuck(4));

        // When
        int code = shell.run("analyze", "--format", "ndjson", "-");

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("\"source\":\"stdin\"", REPLAY);
    }

    @Test
    void emptyStandardInputIsBadInput() {
        // When
        int code = shell.run("analyze", "-");

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("stdin: The file is empty.");
    }

    @Test
    void aFileThatIsNamedTwiceCountsOnce() {
        // Given
        Path file = Runs.write(folder, "a.jsonl", Runs.clean());

        // When
        shell.run("analyze", folder, file);

        // Then
        assertThat(shell.out()).contains("1 files, 1 trajectories", "named twice");
    }

    @Test
    void brokenRulesAreAllNamedAndNothingIsPrinted() {
        // Given
        Path file = Runs.write(folder, "a.jsonl", Runs.clean());
        Path rules = folder.resolve("rules");
        Runs.write(
                rules, "reasoning_problems/odd.drl", "package rules.reasoning_problems.odd;\nrule \"x\" when then end");

        // When
        int code = shell.run("analyze", "--rules", rules, file);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains(rules + "/reasoning_problems/odd.drl:");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aFolderOfRulesThatIsNotThereIsBadInput() {
        // Given
        Path file = Runs.write(folder, "a.jsonl", Runs.clean());

        // When
        int code = shell.run("analyze", "--rules", folder.resolve("none"), file);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no folder");
    }

    @Test
    void quietTellsNoProgress() {
        // Given
        Path file = Runs.write(folder, "a.jsonl", Runs.clean());

        // When
        shell.run("analyze", "-q", file);

        // Then
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        // Given
        Path file = Runs.write(folder, "b.jsonl", Runs.stuck(5));
        Shell plain = new Shell();
        Shell refusing = new Shell();
        Shell forced = new Shell();

        // When
        shell.terminal(Map.of()).run("analyze", file);
        plain.run("analyze", file);
        refusing.terminal(Map.of("NO_COLOR", "1")).run("analyze", file);
        forced.run("analyze", "--color", "always", file);

        // Then
        assertThat(shell.out()).contains("\u001b[");
        assertThat(plain.out()).doesNotContain("\u001b[");
        assertThat(refusing.out()).doesNotContain("\u001b[");
        assertThat(forced.out()).contains("\u001b[");
    }

    @Test
    void whatATerminalObeysIsNotPassedOnFromATrajectory() {
        // Given
        Path file = Runs.write(folder, "b.jsonl", Runs.stuck(5).replace("npm test", "npm \\u001b[2J\\u0007 test"));

        // When
        shell.run("analyze", file);

        // Then
        assertThat(shell.out()).contains("npm").doesNotContain("\u001b", "\u0007");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.MAPPER.readTree(text);
    }
}
