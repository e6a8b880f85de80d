package io.steersman.client.qwen;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.claudecode.ClaudeCodeHooks;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.client.gemini.GeminiResult;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hooks of Qwen Code: events as in Claude Code, results as in Gemini CLI.
 *
 * <p>{@code UserPromptSubmit} comes before every request to the model with the same prompt, which the id of the prompt tells.
 */
public final class QwenHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = ClaudeCodeHooks.eventsAnd(Map.of("SessionDelete", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String key(JsonNode body) {
        return body.path("prompt_id").asText("");
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "SessionStart" -> ClaudeCodeHooks.lostContext(body);
            case "UserPromptSubmit" -> List.of(new Happening.Prompted(prompt(body)));
            case "PreToolUse" -> List.of(call(body));
            case "PostToolUse" ->
                List.of(answered(
                        body, Contents.output(body.path("tool_response").path("llmContent")), Status.OK));
            case "PostToolUseFailure" -> List.of(answered(body, Contents.output(body.path("error")), Status.ERROR));
            case "PostToolBatch" -> batch(body.path("tool_calls"));
            case "Stop", "SubagentStop" ->
                List.of(new Happening.Said(Contents.text(body.path("last_assistant_message"))));
            case "PreCompact", "PostCompact" -> List.of(new Happening.Compacted());
            default -> List.of();
        };
    }

    private static String prompt(JsonNode body) {
        String submitted = Contents.text(body.path("submitted_prompt"));
        return submitted.isEmpty() ? Contents.text(body.path("prompt")) : submitted;
    }

    /** The model's own id of the call is in every event, the client's is another one in the batch. */
    private static Happening.Called call(JsonNode body) {
        Happening.Called call = ClaudeCodeHooks.call(body);
        String id = body.path("tool_call_id").asText("");
        return id.isEmpty() ? call : new Happening.Called(id, call.tool(), call.input());
    }

    private static Happening answered(JsonNode body, String output, Status status) {
        Happening.Called call = call(body);
        ToolResult result = GeminiResult.of("", output, status, call.tool().contains("shell"));
        boolean interrupted = body.path("is_interrupt").asBoolean();
        return new Happening.Answered(
                call, ClaudeCodeHooks.timed(body, interrupted ? result.withRefusal(Refusal.INTERRUPT) : result));
    }

    private static List<Happening> batch(JsonNode calls) {
        List<Happening> answered = new ArrayList<>();
        for (JsonNode call : calls) {
            StringBuilder output = new StringBuilder();
            for (JsonNode part : call.path("tool_response").path("response_parts")) {
                JsonNode response = part.path("functionResponse").path("response");
                output.append(
                        Contents.output(response.has("error") ? response.path("error") : response.path("output")));
            }
            boolean succeeded = call.path("status").asText("").equals("success");
            answered.add(answered(call, output.toString(), succeeded ? Status.OK : Status.ERROR));
        }
        return answered;
    }
}
