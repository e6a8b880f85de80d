package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.recorded.atif.AtifDocument;
import io.steersman.report.run.Analyst;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One run that is kept in two forms is read as the same steps, and the same is found in it. */
class SameRunTest {

    private static final Path FIXTURES = Path.of("src/test/resources/intake");
    private static final int CALLS = 6;

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "claude-session, claude-stream",
        "gemini-session, gemini-stream",
        "gemini-session, qwen-session",
        "codex-rollout, codex-exec",
        "droid-session, droid-stream",
        "anthropic, cline",
        "anthropic, goose",
    })
    void theSameIsFoundInBothRecordsOfARun(String one, String other) {
        // Given
        Analyst analyst = new Analyst(Shipped.inForce());

        // When
        List<String> found = found(analyst, one);

        // Then
        assertThat(found).anyMatch(rule -> rule.contains("failing-replay"));
        assertThat(found(analyst, other)).isEqualTo(found);
    }

    @Test
    void theFolderOfOpencodeHoldsTheSameAsItsExport(@TempDir Path folder) throws IOException {
        // Given
        Path export = FIXTURES.resolve("opencode/export.json");
        Path storage = folder.resolve("storage");
        for (JsonNode message : Json.MAPPER.readTree(export.toFile()).path("messages")) {
            String id = message.path("info").path("id").asText();
            write(storage.resolve("message/ses_1/" + id + ".json"), message.path("info"));
            int part = 0;
            for (JsonNode one : message.path("parts")) {
                write(storage.resolve("part/" + id + "/prt_" + part++ + ".json"), one);
            }
        }

        // When
        List<Path> files = Intake.files(folder).files();

        // Then
        assertThat(files).hasSize(1);
        assertThat(steps(Intake.read(files.get(0)))).isEqualTo(steps(Intake.read(export)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void whatIsConvertedHoldsTheSameCallsAndResults(Path file) {
        for (Trajectory trajectory : Intake.read(file).trajectories()) {
            // Given
            String document = AtifDocument.of("t", trajectory.format(), trajectory.steps(), Json.emptyObject())
                    .toString();
            List<String> lines = trajectory.steps().stream()
                    .map(step -> NativeFormat.write(step).toString())
                    .toList();

            // When
            Reading atif = Intake.read("t.json", document.getBytes(StandardCharsets.UTF_8));
            Reading steps = Intake.read("t.ndjson", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));

            // Then
            assertThat(actions(atif.trajectories().get(0))).isEqualTo(actions(trajectory));
            assertThat(actions(steps.trajectories().get(0))).isEqualTo(actions(trajectory));
        }
    }

    static Stream<Path> fixtures() {
        return Intake.files(FIXTURES).files().stream()
                .filter(file -> !file.toString().endsWith(".expected"));
    }

    private static void write(Path file, JsonNode json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.toString());
    }

    private static List<String> steps(Reading reading) {
        return reading.trajectories().stream()
                .flatMap(trajectory -> trajectory.steps().stream())
                .map(step -> NativeFormat.write(step).toString())
                .toList();
    }

    private static List<String> actions(Trajectory trajectory) {
        List<String> actions = new ArrayList<>();
        for (Step step : trajectory.steps()) {
            if (step instanceof ToolCall call) {
                actions.add("%s %s %s".formatted(call.id(), call.tool(), call.input()));
            } else if (step instanceof ToolResult result) {
                actions.add("%s %s %s %s %s"
                        .formatted(
                                result.call(), result.status(), result.exitCode(), result.refusal(), result.output()));
            }
        }
        actions.sort(null);
        return actions;
    }

    private static List<String> found(Analyst analyst, String form) {
        Reading reading = Intake.read(form, run(form).getBytes(StandardCharsets.UTF_8));
        assertThat(reading.trajectories()).as(form).hasSize(1);
        return analyst.analyse(reading.trajectories().get(0)).findings().stream()
                .map(found -> found.finding().rule().toString())
                .sorted()
                .toList();
    }

    /** A run of a user's wish and a check that fails again and again, in one form. */
    private static String run(String form) {
        List<String> pieces = new ArrayList<>();
        pieces.add(opening(form));
        for (int i = 0; i < CALLS; i++) {
            pieces.add(
                    action(form).replace("#", Integer.toString(i)).replace("OUT", "FAIL a.test.js\\nTests: 1 failed"));
        }
        boolean list = form.equals("anthropic") || form.equals("cline");
        String joined = String.join(list ? "," : "\n", pieces);
        return list ? "[" + joined + "]" : joined;
    }

    private static String opening(String form) {
        return switch (form) {
            case "claude-session" ->
                "{\"type\":\"user\",\"uuid\":\"u\",\"sessionId\":\"s\",\"message\":{\"role\":\"user\",\"content\":\"Make it pass.\"}}";
            case "claude-stream" ->
                "{\"type\":\"user\",\"uuid\":\"u\",\"session_id\":\"s\",\"parent_tool_use_id\":null,\"message\":{\"role\":\"user\",\"content\":\"Make it pass.\"}}";
            case "gemini-session" ->
                "{\"sessionId\":\"s\",\"projectHash\":\"h\"}\n{\"id\":\"u\",\"type\":\"user\",\"content\":\"Make it pass.\"}";
            case "gemini-stream" ->
                "{\"type\":\"init\",\"session_id\":\"s\",\"model\":\"m\"}\n{\"type\":\"message\",\"role\":\"user\",\"content\":\"Make it pass.\"}";
            case "qwen-session" ->
                "{\"uuid\":\"u\",\"sessionId\":\"s\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"parts\":[{\"text\":\"Make it pass.\"}]}}";
            case "codex-rollout" ->
                "{\"type\":\"response_item\",\"payload\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Make it pass.\"}]}}";
            case "codex-exec" -> "{\"type\":\"thread.started\",\"thread_id\":\"s\"}";
            case "droid-session" ->
                "{\"type\":\"message\",\"id\":\"u\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Make it pass.\"}]}}";
            case "droid-stream" ->
                "{\"type\":\"message\",\"role\":\"user\",\"id\":\"u\",\"text\":\"Make it pass.\",\"session_id\":\"s\"}";
            case "cline" ->
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"<task>\\nMake it pass.\\n</task>\"}]}";
            case "goose" ->
                "{\"role\":\"user\",\"created\":1,\"content\":[{\"type\":\"text\",\"text\":\"Make it pass.\"}]}";
            default -> "{\"role\":\"user\",\"content\":\"Make it pass.\"}";
        };
    }

    private static String action(String form) {
        String use = "{\"type\":\"tool_use\",\"id\":\"t#\",\"name\":\"bash\",\"input\":{\"command\":\"npm test\"}}";
        String result =
                "{\"type\":\"tool_result\",\"tool_use_id\":\"t#\",\"is_error\":true,\"content\":\"Exit code 1\\nOUT\"}";
        return switch (form) {
            case "claude-session" ->
                "{\"type\":\"assistant\",\"uuid\":\"a#\",\"sessionId\":\"s\",\"message\":{\"id\":\"m#\",\"role\":\"assistant\",\"content\":[%s]}}\n{\"type\":\"user\",\"uuid\":\"r#\",\"sessionId\":\"s\",\"message\":{\"role\":\"user\",\"content\":[%s]}}"
                        .formatted(use, result);
            case "claude-stream" ->
                "{\"type\":\"assistant\",\"uuid\":\"a#\",\"session_id\":\"s\",\"parent_tool_use_id\":null,\"message\":{\"id\":\"m#\",\"role\":\"assistant\",\"content\":[%s]}}\n{\"type\":\"user\",\"uuid\":\"r#\",\"session_id\":\"s\",\"parent_tool_use_id\":null,\"message\":{\"role\":\"user\",\"content\":[%s]}}"
                        .formatted(use, result);
            case "gemini-session" ->
                "{\"id\":\"g#\",\"type\":\"gemini\",\"content\":\"\",\"toolCalls\":[{\"id\":\"t#\",\"name\":\"run_shell_command\",\"args\":{\"command\":\"npm test\"},\"status\":\"error\",\"result\":[{\"functionResponse\":{\"response\":{\"output\":\"OUT\\nExit Code: 1\"}}}]}]}";
            case "gemini-stream" ->
                "{\"type\":\"tool_use\",\"tool_name\":\"run_shell_command\",\"tool_id\":\"t#\",\"parameters\":{\"command\":\"npm test\"}}\n{\"type\":\"tool_result\",\"tool_id\":\"t#\",\"status\":\"error\",\"output\":\"OUT\\nExit Code: 1\"}";
            case "qwen-session" ->
                "{\"uuid\":\"a#\",\"sessionId\":\"s\",\"type\":\"assistant\",\"message\":{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"id\":\"t#\",\"name\":\"run_shell_command\",\"args\":{\"command\":\"npm test\"}}}]}}\n{\"uuid\":\"r#\",\"sessionId\":\"s\",\"type\":\"tool_result\",\"message\":{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"id\":\"t#\",\"response\":{\"output\":\"OUT\\nExit Code: 1\"}}}]},\"toolCallResult\":{\"callId\":\"t#\",\"status\":\"error\"}}";
            case "codex-rollout" ->
                "{\"type\":\"response_item\",\"payload\":{\"type\":\"function_call\",\"call_id\":\"t#\",\"name\":\"shell\",\"arguments\":\"{\\\"command\\\":\\\"npm test\\\"}\"}}\n{\"type\":\"response_item\",\"payload\":{\"type\":\"function_call_output\",\"call_id\":\"t#\",\"output\":\"Exit code: 1\\nWall time: 1 seconds\\nOutput:\\nOUT\"}}";
            case "codex-exec" ->
                "{\"type\":\"item.completed\",\"item\":{\"id\":\"t#\",\"type\":\"command_execution\",\"command\":\"npm test\",\"aggregated_output\":\"OUT\",\"exit_code\":1,\"status\":\"failed\"}}";
            case "droid-session" ->
                "{\"type\":\"message\",\"id\":\"a#\",\"message\":{\"role\":\"assistant\",\"content\":[%s]}}\n{\"type\":\"message\",\"id\":\"r#\",\"message\":{\"role\":\"user\",\"content\":[%s]}}"
                        .formatted(use, result);
            case "droid-stream" ->
                "{\"type\":\"tool_call\",\"id\":\"t#\",\"messageId\":\"m#\",\"toolName\":\"bash\",\"parameters\":{\"command\":\"npm test\"},\"session_id\":\"s\"}\n{\"type\":\"tool_result\",\"id\":\"t#\",\"messageId\":\"n#\",\"toolId\":\"bash\",\"isError\":true,\"value\":\"Exit code 1\\nOUT\",\"session_id\":\"s\"}";
            case "cline" ->
                "{\"role\":\"assistant\",\"content\":[%s]},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"[bash for 'npm test'] Result:\\nCommand executed (exit code 1).\\nOutput:\\nOUT\"}]}"
                        .formatted(use);
            case "goose" ->
                "{\"role\":\"assistant\",\"created\":1,\"content\":[{\"type\":\"toolRequest\",\"id\":\"t#\",\"toolCall\":{\"status\":\"success\",\"value\":{\"name\":\"bash\",\"arguments\":{\"command\":\"npm test\"}}}}]}\n{\"role\":\"user\",\"created\":1,\"content\":[{\"type\":\"toolResponse\",\"id\":\"t#\",\"toolResult\":{\"status\":\"success\",\"value\":[{\"type\":\"text\",\"text\":\"OUT\"}]}}]}";
            default ->
                "{\"role\":\"assistant\",\"content\":[%s]},{\"role\":\"user\",\"content\":[%s]}".formatted(use, result);
        };
    }
}
