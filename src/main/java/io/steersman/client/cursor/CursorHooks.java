package io.steersman.client.cursor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.claudecode.ClaudeCodeHooks;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.Map;

/**
 * Hooks of Cursor. What a tool said comes as JSON in a text.
 *
 * <p>Events of one kind of tool, such as {@code beforeShellExecution}, tell again what the events of all tools tell, and are left
 * out.
 */
public final class CursorHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = Map.ofEntries(
            Map.entry("sessionStart", Moment.SESSION_START),
            Map.entry("beforeSubmitPrompt", Moment.PROMPT),
            Map.entry("preToolUse", Moment.BEFORE_CALL),
            Map.entry("postToolUse", Moment.AFTER_CALL),
            Map.entry("postToolUseFailure", Moment.AFTER_CALL),
            Map.entry("afterAgentResponse", Moment.MESSAGE),
            Map.entry("stop", Moment.STOP),
            Map.entry("subagentStop", Moment.STOP),
            Map.entry("preCompact", Moment.COMPACTION),
            Map.entry("sessionEnd", Moment.OTHER),
            Map.entry("subagentStart", Moment.OTHER),
            Map.entry("beforeShellExecution", Moment.OTHER),
            Map.entry("afterShellExecution", Moment.OTHER),
            Map.entry("beforeMCPExecution", Moment.OTHER),
            Map.entry("afterMCPExecution", Moment.OTHER),
            Map.entry("beforeReadFile", Moment.OTHER),
            Map.entry("afterFileEdit", Moment.OTHER),
            Map.entry("afterAgentThought", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String session(JsonNode body) {
        return body.path("conversation_id").asText(body.path("session_id").asText(""));
    }

    @Override
    public String key(JsonNode body) {
        return body.path("generation_id").asText("");
    }

    @Override
    public boolean keptGoing(JsonNode body) {
        return body.path("loop_count").asInt() > 0;
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "beforeSubmitPrompt" -> List.of(new Happening.Prompted(Contents.text(body.path("prompt"))));
            case "preToolUse" -> List.of(ClaudeCodeHooks.call(body));
            case "postToolUse" ->
                List.of(new Happening.Answered(ClaudeCodeHooks.call(body), timed(body, answer(body))));
            case "postToolUseFailure" ->
                List.of(new Happening.Answered(
                        ClaudeCodeHooks.call(body),
                        timed(body, ToolResult.of("", Contents.output(body.path("error_message")), Status.ERROR))));
            case "afterAgentResponse" -> List.of(new Happening.Said(Contents.text(body.path("text"))));
            case "preCompact" -> List.of(new Happening.Compacted());
            default -> List.of();
        };
    }

    private static ToolResult timed(JsonNode body, ToolResult result) {
        JsonNode took = body.path("duration");
        return took.isNumber() ? result.withDurationMs(Counts.of(took)) : result;
    }

    private static ToolResult answer(JsonNode body) {
        JsonNode output = unwrapped(body.path("tool_output"));
        JsonNode code = output.path("exitCode");
        JsonNode text = output.has("output") ? output.path("output") : output;
        if (!code.isInt()) {
            return ToolResult.of("", Contents.output(text), Status.OK);
        }
        return ToolResult.of("", Contents.output(text), code.intValue() == 0 ? Status.OK : Status.ERROR)
                .withExitCode(code.intValue());
    }

    private static JsonNode unwrapped(JsonNode output) {
        if (!output.asText("").startsWith("{")) {
            return output;
        }
        try {
            return Json.MAPPER.readTree(output.asText());
        } catch (JsonProcessingException e) {
            return output;
        }
    }
}
