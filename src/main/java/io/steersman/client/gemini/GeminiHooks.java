package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.claudecode.ClaudeCodeHooks;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.Map;

/**
 * Hooks of Gemini CLI. Calls have no ids; the exit status of a command stands in the text for the model.
 *
 * <p>{@code PreCompress} comes before every request to the model, whether anything is condensed or not, and tells nothing.
 */
public final class GeminiHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = Map.ofEntries(
            Map.entry("SessionStart", Moment.SESSION_START),
            Map.entry("BeforeAgent", Moment.PROMPT),
            Map.entry("BeforeTool", Moment.BEFORE_CALL),
            Map.entry("AfterTool", Moment.AFTER_CALL),
            Map.entry("AfterAgent", Moment.STOP),
            Map.entry("SessionEnd", Moment.OTHER),
            Map.entry("BeforeModel", Moment.OTHER),
            Map.entry("AfterModel", Moment.OTHER),
            Map.entry("BeforeToolSelection", Moment.OTHER),
            Map.entry("PreCompress", Moment.OTHER),
            Map.entry("Notification", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "SessionStart" -> ClaudeCodeHooks.lostContext(body);
            case "BeforeAgent" -> List.of(new Happening.Prompted(Contents.text(body.path("prompt"))));
            case "BeforeTool" -> List.of(call(body));
            case "AfterTool" -> List.of(new Happening.Answered(call(body), result(body)));
            case "AfterAgent" -> List.of(new Happening.Said(Contents.text(body.path("prompt_response"))));
            default -> List.of();
        };
    }

    private static Happening.Called call(JsonNode body) {
        return new Happening.Called("", body.path("tool_name").asText(""), Contents.arguments(body.path("tool_input")));
    }

    private static ToolResult result(JsonNode body) {
        JsonNode response = body.path("tool_response");
        JsonNode error = response.path("error");
        boolean failed = error.isObject() || error.isTextual();
        String content = Contents.output(response.path("llmContent"));
        String output = !content.isEmpty() || !failed ? content : Contents.output(error.path("message"));
        boolean shell = body.path("tool_name").asText("").contains("shell");
        return GeminiResult.of("", output, failed ? Status.ERROR : Status.OK, shell);
    }
}
