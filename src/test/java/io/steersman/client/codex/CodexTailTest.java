package io.steersman.client.codex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.HookClient;
import io.steersman.intake.HookLog;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodexTailTest {

    private static final String ENDED =
            "{\"type\":\"event_msg\",\"payload\":{\"type\":\"item_completed\",\"item\":{\"type\":"
                    + "\"CommandExecution\",\"id\":\"c1\",\"status\":\"failed\",\"exit_code\":3,\"duration\":{\"secs\":1,\"nanos\":0}}}}\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theExitStatusStandsInTheFileOfTheSession() throws IOException {
        // Given
        Path file =
                Files.writeString(folder.resolve("rollout-1-s1.jsonl"), "x".repeat(300_000) + "\n" + ENDED + "{}\n");
        // When
        ToolResult result = result(file.toString());
        // Then
        assertThat(result.status()).isEqualTo(Status.ERROR);
        assertThat(result.exitCode()).isEqualTo(OptionalInt.of(3));
        assertThat(result.durationMs()).hasValue(1000);
    }

    @Test
    void theFileOfAnotherSessionIsNotRead() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("rollout-1-s2.jsonl"), ENDED);
        // When
        ToolResult result = result(file.toString());
        // Then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aFileThatIsNotThereTellsNothing() {
        assertThat(result("/nowhere/rollout-s1.jsonl").status()).isEqualTo(Status.UNKNOWN);
        assertThat(result("\0/rollout-s1.jsonl").status()).isEqualTo(Status.UNKNOWN);
        assertThat(result("").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aFileThatIsBrokenTellsNothing() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("rollout-1-s1.jsonl"), "{\"c1\": \"c1\"}\n{oops \"c1\"\n\n");
        // When
        ToolResult result = result(file.toString());
        // Then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
    }

    private static ToolResult result(String transcript) {
        JsonNode body = Json.emptyObject()
                .put("session_id", "s1")
                .put("hook_event_name", "PostToolUse")
                .put("transcript_path", transcript)
                .put("tool_name", "Bash")
                .put("tool_use_id", "c1")
                .put("tool_response", "text");
        List<Step> steps = new HookLog().add(HookClient.CODEX.read("", body));
        return (ToolResult) steps.get(1);
    }
}
