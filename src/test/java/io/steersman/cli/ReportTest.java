package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
