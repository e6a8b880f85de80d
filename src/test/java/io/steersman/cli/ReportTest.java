package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

    private static final String DEMO = "src/main/resources/steersman/demo";
    private final Shell shell = new Shell();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theJsonHasPrevalenceRecoveryAndRules() throws IOException {
        // When
        int code = shell.run("report", DEMO, "--format", "json");
        // Then
        var json = Json.MAPPER.readTree(shell.out());
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(json.at("/prevalence/any/of").asInt()).isEqualTo(4);
        assertThat(json.at("/recovery/cases/count").asInt()).isZero();
        assertThat(json.at("/recovery/baseline/count").asInt()).isPositive();
        assertThat(json.at("/rules/0/rule").asText()).isNotEmpty();
    }

    @Test
    void thePageIsOneFile() throws IOException {
        // Given
        Path page = folder.resolve("report.html");
        // When
        int code = shell.run("report", DEMO, "--out", page);
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).isEmpty();
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("4 trajectories");
    }

    @Test
    void aRunThatWasRecordedTwiceInTwoFormatsCountsOnce() throws IOException {
        // Given
        Path run = Path.of(DEMO, "1-stuck-on-a-failing-test.jsonl");
        new Shell().run("convert", run, "--to", "atif", "--out", folder);
        // When
        shell.run("report", run, folder, "--format", "json");
        // Then
        assertThat(Json.MAPPER
                        .readTree(shell.out())
                        .at("/prevalence/trajectories")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aReportIsOfWhatIsAskedFor() throws IOException {
        // When
        int code = shell.run("report", DEMO, "--format", "json", "--rule", "failing-replay", "--client", "native");
        // Then
        var json = Json.MAPPER.readTree(shell.out());
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(json.path("wanted").asText()).isEqualTo("client native, rule failing-replay");
        assertThat(json.at("/prevalence/rules")).hasSize(1);
        assertThat(json.at("/prevalence/any/count").asInt()).isEqualTo(1);
        assertThat(json.at("/trajectories/client/native/of").asInt()).isEqualTo(4);
        assertThat(json.at("/recovery/by/text").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("reasoning_problems.infinite_loops.failing-replay");
    }

    @Test
    void runsWhoseTimeNobodyTellsAreNoneOfATime() throws IOException {
        // When
        shell.run("report", DEMO, "--format", "json", "--since", "7d");
        // Then
        assertThat(Json.MAPPER
                        .readTree(shell.out())
                        .at("/prevalence/trajectories")
                        .asInt())
                .isZero();
    }

    @Test
    void aTimeThatCannotBeReadIsNamed() {
        // When
        int code = shell.run("report", DEMO, "--since", "yesterday");
        // Then
        assertThat(shell.err()).contains("The time 'yesterday' of 'since' cannot be read. Maybe write a day");
        assertThat(code).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void findingsAreALogForForges() throws IOException {
        // When
        shell.run("analyze", DEMO, "--format", "sarif");
        // Then
        var run = Json.MAPPER.readTree(shell.out()).at("/runs/0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("steersman");
        assertThat(run.path("results")).isNotEmpty().allSatisfy(result -> {
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asText())
                    .contains("steersman/demo");
            assertThat(result.at("/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isPositive();
            assertThat(run.at("/tool/driver/rules").findValuesAsText("id"))
                    .contains(result.path("ruleId").asText());
        });
    }

    @Test
    void trajectoriesAreTestsForBuildServers() {
        // When
        shell.run("analyze", DEMO, "--format", "junit", "--fail-on", "notice");
        // Then
        assertThat(shell.out())
                .contains("<testsuite name=\"steersman analyze\" tests=\"4\" failures=\"3\">", "<failure type=")
                .contains("failing-replay (notice) at step");
    }

    @Test
    void aFolderWithoutTrajectoriesIsSaid() {
        // When
        int code = shell.run("report", folder);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no trajectory to report on");
    }

    @Test
    void explainSaysTheValueAndItsPlace() {
        // When
        int code = shell.run("policies", "explain", "--unattended", "--rule", "reach");
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("Files: default.yaml (all)")
                .containsPattern("reach +\\[notice, warn, block, halt] +default.yaml:\\d+");
    }

    @Test
    void previewShowsWhatTheAgentReads() {
        // When
        int code = shell.run("rules", "preview", "failing-replay");
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("reasoning_problems.infinite_loops.failing-replay", "[Steersman] ", "DO NOT:");
    }
}
