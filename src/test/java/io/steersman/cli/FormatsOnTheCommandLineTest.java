package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsOnTheCommandLineTest {

    private static final Path FIXTURES = Path.of("src/test/resources/intake");
    private static final String FOREIGN =
            "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"shell\",\"arguments\":\"{}\",\"sessionId\":\"s\"}\n";
    private static final String CLAUDE =
            "{\"type\":\"user\",\"uuid\":\"u#\",\"sessionId\":\"s\",\"message\":{\"role\":\"user\",\"content\":\"Hello.\"}}\n";

    @TempDir
    private Path folder = Path.of("");

    private final Shell shell = new Shell();

    @Test
    void theReportSaysOfEachFileWhatWasSeen() throws JsonProcessingException {
        // Given
        Runs.write(
                folder,
                "text.json",
                "[{\"role\":\"user\",\"content\":\"Hello.\"},{\"role\":\"assistant\",\"content\":\"Hello.\"}]");
        Runs.write(folder, "unknown.json", "{\"name\":\"x\"}");

        // When
        shell.run("analyze", "--format", "json", folder);

        // Then
        JsonNode root = Json.MAPPER.readTree(shell.out());
        assertThat(root.at("/files/0/format").asText()).isEqualTo("openai-chat");
        assertThat(root.at("/files/0/certainty").asDouble()).isEqualTo(1);
        assertThat(root.at("/files/0/withoutAction").asInt()).isEqualTo(1);
        assertThat(root.at("/files/1/read").asBoolean()).isFalse();
        assertThat(root.at("/totals/files").asInt()).isEqualTo(1);
        assertThat(root.at("/totals/filesNotRead").asInt()).isEqualTo(1);
    }

    @Test
    void aFileIsRefusedWhenWhatIsLostCouldBeCalls() {
        // Given
        Path file = Runs.write(folder, "joined.jsonl", CLAUDE.replace('#', '1') + CLAUDE.replace('#', '2') + FOREIGN);

        // When
        int code = shell.run("analyze", file);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.out())
                .contains("most like claude-code", "function_call", "--from claude-code", "(1 not read)");
    }

    @Test
    void aFileIsReadAsTheFormatThatIsNamed() {
        // Given
        Path file = Runs.write(folder, "joined.jsonl", CLAUDE.replace('#', '1') + FOREIGN);

        // When
        int code = shell.run("analyze", "--from", "claude-code", file);

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("Not understood", "Text but no action");
    }

    @Test
    void aFormatThatIsNoneIsAMistake() {
        assertThat(shell.run("analyze", "--from", "claude", folder)).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).contains("There is no format 'claude'", "claude-code");
    }

    @Test
    void theFormatIsExplained() {
        // When
        int code = shell.run("analyze", "--explain-format", FIXTURES.resolve("cline/native.json"));

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("cline (100 %)", "anthropic-messages (100 %)", "Read as cline: 1 trajectories", "2 actions");
    }

    @Test
    void aRunIsConvertedToStepsThatReadAsTheSame() {
        // When
        int code = shell.run("convert", FIXTURES.resolve("goose/session.jsonl"));

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines()).hasSize(6).allMatch(line -> line.startsWith("{\"kind\":"));
    }

    @Test
    void severalRunsAreConvertedIntoAFolder() {
        // When
        int code = shell.run(
                "convert", "--to", "atif", "--out", folder, FIXTURES.resolve("openai-chat/conversations.jsonl"));

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(folder.toFile().list()).hasSize(2).allMatch(name -> name.endsWith(".json"));
    }

    @Test
    void severalRunsDoNotGoIntoOneStream() {
        assertThat(shell.run("convert", FIXTURES.resolve("openai-chat/conversations.jsonl")))
                .isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("holds 2 trajectories", "--out FOLDER");
    }
}
