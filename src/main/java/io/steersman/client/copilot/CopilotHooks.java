package io.steersman.client.copilot;

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
import java.util.OptionalInt;

/**
 * Hooks of Copilot CLI in both of its spellings: events in camel case whose bodies do not name them, and in Pascal case with
 * fields in snake case.
 *
 * <p>Calls have no ids; a failed command is a success of its tool, with the exit status in the last line of the text.
 */
public final class CopilotHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = ClaudeCodeHooks.eventsAnd(Map.ofEntries(
            Map.entry("sessionStart", Moment.SESSION_START),
            Map.entry("userPromptSubmitted", Moment.PROMPT),
            Map.entry("preToolUse", Moment.BEFORE_CALL),
            Map.entry("postToolUse", Moment.AFTER_CALL),
            Map.entry("postToolUseFailure", Moment.AFTER_CALL),
            Map.entry("agentStop", Moment.STOP),
            Map.entry("subagentStop", Moment.STOP),
            Map.entry("preCompact", Moment.COMPACTION),
            Map.entry("sessionEnd", Moment.OTHER),
            Map.entry("permissionRequest", Moment.OTHER),
            Map.entry("subagentStart", Moment.OTHER),
            Map.entry("errorOccurred", Moment.OTHER),
            Map.entry("notification", Moment.OTHER)));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String name(JsonNode body) {
        return either(body, "hook_event_name", "hookName").asText("");
    }

    @Override
    public String session(JsonNode body) {
        return either(body, "sessionId", "session_id").asText("");
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (EVENTS.getOrDefault(event, Moment.OTHER)) {
            case SESSION_START -> ClaudeCodeHooks.lostContext(body);
            case PROMPT -> List.of(new Happening.Prompted(Contents.text(body.path("prompt"))));
            case BEFORE_CALL -> List.of(call(body));
            case AFTER_CALL -> List.of(new Happening.Answered(call(body), result(body)));
            case COMPACTION -> List.of(new Happening.Compacted());
            default -> List.of();
        };
    }

    private static JsonNode either(JsonNode body, String field, String other) {
        return body.has(field) ? body.path(field) : body.path(other);
    }

    private static Happening.Called call(JsonNode body) {
        return new Happening.Called(
                "",
                either(body, "toolName", "tool_name").asText(""),
                Contents.arguments(either(body, "toolArgs", "tool_input")));
    }

    private static ToolResult result(JsonNode body) {
        JsonNode result = either(body, "toolResult", "tool_result");
        String type = either(result, "resultType", "result_type").asText("failure");
        String text = Contents.output(either(result, "textResultForLlm", "text_result_for_llm"));
        JsonNode error = body.path("error");
        String output = text.isEmpty() ? Contents.output(error.isObject() ? error.path("message") : error) : text;
        OptionalInt code = CopilotResult.exitCode(result.path("exitCode"), output);
        boolean failed = !type.equals("success") || code.orElse(0) != 0;
        ToolResult read = ToolResult.of("", CopilotResult.withoutShell(output), failed ? Status.ERROR : Status.OK);
        return code.isPresent() ? read.withExitCode(code.getAsInt()) : read;
    }
}
