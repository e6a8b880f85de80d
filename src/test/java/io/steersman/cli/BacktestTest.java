package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.Run;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

    private static final String REPLAY = "reasoning_problems.infinite_loops.failing-replay";

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private Path candidate = Path.of("");

    @BeforeEach
    void runsAndACandidate() throws IOException {
        Runs.write(folder, "runs/clean.jsonl", Runs.clean());
        Runs.write(folder, "runs/once.jsonl", Runs.stuck(2));
        Runs.write(folder, "runs/stuck.jsonl", Runs.stuck(5));
        candidate = folder.resolve("candidate");
        copy(Path.of("rules"), candidate.resolve("rules"));
        copy(Path.of("policies"), candidate.resolve("policies"));
    }

    @Test
    void aCandidateThatIsTheSameDiffersInNothingAndRunsNoRule() throws IOException {
        // When
        JsonNode json = backtest();
        // Then
        assertThat(json.path("runs").asInt()).isEqualTo(3);
        assertThat(json.path("judged")).isEmpty();
        assertThat(json.path("rules")).isEmpty();
    }

    @Test
    void aLowerLimitMakesFindingsAppearAndMoveWithTheirPlaces() throws IOException {
        // Given
        edit(
                "policies/default.yaml",
                REPLAY + ":\n    limits: { repeats: 3 }",
                REPLAY + ":\n    limits: { repeats: 2 }");
        // When
        JsonNode json = backtest();
        // Then
        assertThat(json.path("judged")).extracting(JsonNode::asText).contains(REPLAY);
        JsonNode rule = json.at("/rules/0");
        assertThat(rule.path("rule").asText()).isEqualTo(REPLAY);
        assertThat(rule.path("appears").asInt()).isEqualTo(1);
        assertThat(rule.path("moves").asInt()).isEqualTo(1);
        assertThat(rule.path("disappears").asInt()).isZero();
        JsonNode appears = rule.at("/examples/0");
        assertThat(appears.path("change").asText()).isEqualTo("appears");
        assertThat(appears.path("source").asText()).endsWith("once.jsonl");
        assertThat(appears.path("line").asInt()).isEqualTo(5);
        assertThat(appears.path("quote").asText()).contains("npm test");
        JsonNode moves = rule.at("/examples/1");
        assertThat(moves.path("before")).extracting(JsonNode::asInt).containsExactly(6, 8, 10);
        assertThat(moves.path("after")).extracting(JsonNode::asInt).containsExactly(4, 6, 8, 10);
    }

    @Test
    void aRuleThatIsGoneDisappearsAndTheOthersAreNotRun() throws IOException {
        // Given
        edit("policies/default.yaml", REPLAY + ":\n", REPLAY + ":\n    mode: off\n");
        // When
        JsonNode json = backtest();
        // Then
        assertThat(json.path("judged")).extracting(JsonNode::asText).containsExactly(REPLAY);
        assertThat(json.at("/totals/disappears").asInt()).isEqualTo(1);
        assertThat(json.at("/rules/0/examples/0/after")).isEmpty();
    }

    @Test
    void withLabelsBothAreMeasured() throws IOException {
        // Given
        edit(
                "policies/default.yaml",
                REPLAY + ":\n    limits: { repeats: 3 }",
                REPLAY + ":\n    limits: { repeats: 2 }");
        Path labels = Runs.write(folder, "runs/labels.ndjson", """
                {"run": "stuck", "label": "%1$s"}
                {"run": "once", "label": "%1$s"}
                """.formatted(REPLAY));
        // When
        JsonNode json = backtest("--labels", labels);
        // Then
        assertThat(json.at("/labels/0/active/recall/value").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/labels/0/candidate/recall/value").asDouble()).isEqualTo(1.0);
        assertThat(json.at("/labels/0/candidate/precision/value").asDouble()).isEqualTo(1.0);
    }

    @Test
    void aFolderOfRulesAloneIsTriedUnderTheActivePolicies() {
        // When
        int code = shell.run("rules", "backtest", candidate.resolve("rules"), folder.resolve("runs"));
        // Then
        assertThat(code).isZero();
        assertThat(shell.out()).contains("No finding differs", "3 trajectories, 8 actions");
    }

    @Test
    void aBrokenCandidateIsRefusedWithItsPlace() throws IOException {
        // Given
        edit("rules/reasoning_problems/infinite_loops.drl", "package rules", "pack rules");
        // When
        int code = shell.run("rules", "backtest", candidate, folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("infinite_loops.drl:");
    }

    @Test
    void whatAServiceKeepsIsJudgedAsWell() throws IOException {
        // Given
        edit(
                "policies/default.yaml",
                REPLAY + ":\n    limits: { repeats: 3 }",
                REPLAY + ":\n    limits: { repeats: 2 }");
        Path data = folder.resolve("data");
        try (Journal journal = new SqlJournal(SqliteFile.open(data, 0), InstantSource.system())) {
            Run run = new Run().failing("npm test", "1 failing").failing("npm test", "1 failing");
            journal.write(TrajectoryId.local("kept"), Entries.of(run.steps()));
        }
        // When
        int code = shell.run("rules", "backtest", candidate, "--stored", "--data", data, "--format", "json", "-q");
        // Then
        assertThat(code).as(shell.err()).isZero();
        JsonNode report = Json.MAPPER.readTree(shell.out());
        assertThat(report.path("runs").asInt()).isOne();
        assertThat(report.at("/totals/appears").asInt()).isOne();
        assertThat(report.at("/rules/0/examples/0/source").asText()).isEqualTo("kept");
    }

    @Test
    void filesAndWhatIsStoredAreNotJudgedTogether() {
        // When
        int code = shell.run("rules", "backtest", candidate, "--stored", folder.resolve("runs"));
        // Then
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("Either name files");
    }

    private JsonNode backtest(Object... more) throws IOException {
        Object[] words = Stream.concat(
                        Stream.of("rules", "backtest", candidate, folder.resolve("runs"), "--format", "json", "-q"),
                        Stream.of(more))
                .toArray();
        assertThat(shell.run(words)).as(shell.err()).isZero();
        return Json.MAPPER.readTree(shell.out());
    }

    private void edit(String file, String what, String with) throws IOException {
        Path path = candidate.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, with));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
