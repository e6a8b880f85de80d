package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentsTest {

    private static final String DEMO = "src/main/resources/steersman/demo";
    private final Shell shell = new Shell();

    @TempDir
    private Path policies = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("policies/default.yaml"), policies.resolve("default.yaml"));
        file = Files.createDirectory(policies.resolve("experiments")).resolve("help.yaml");
        Files.copy(Path.of("policies/experiments/guidance-helps.yaml"), file);
    }

    @Test
    void oneIsStartedAndStoppedInItsFile() throws IOException {
        // When
        int started = shell.run("experiments", "start", "help", "--policies", policies);
        String running = Files.readString(file);
        int stopped = shell.run("experiments", "stop", "help.yaml", "--policies", policies);
        // Then
        assertThat(started).isEqualTo(ExitCode.OK);
        assertThat(running).contains("status: running");
        assertThat(stopped).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).contains("status: stopped").contains("question: Does what");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        // Given
        Files.writeString(file, "question: a\narms: { control: {}, treatment: {} }\nmetric: luck\n");
        // When
        int code = shell.run("experiments", "check", "--policies", policies);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.out()).contains(policies + "/experiments/help.yaml:3:9: The value (luck) must be one of");
    }

    @Test
    void recordedRunsAreAssignedAndAnalysed() throws IOException {
        // When
        int code = shell.run("experiments", "replay", "help", DEMO, "--format", "json", "--policies", policies);
        // Then
        var json = Json.MAPPER.readTree(shell.out()).path(0);
        int sessions = 0;
        for (var arm : json.path("arms")) {
            sessions += arm.path("sessions").asInt();
        }
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(sessions).isEqualTo(4);
        assertThat(json.path("conclusions").toString()).contains("no proof that there is none");
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithThoseThatAre() {
        // When
        int code = shell.run("experiments", "stop", "hlep", "--policies", policies);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no experiment 'hlep'. Maybe use one of: help.");
    }
}
