package io.steersman.client.codex;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.claudecode.ClaudeCodeHooks;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import java.util.List;
import java.util.Map;

/** Hooks of Codex. The result of a command comes as its bare output, without its exit status, which {@link CodexTail} finds. */
public final class CodexHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = ClaudeCodeHooks.eventsAnd(Map.of("Interrupt", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String key(JsonNode body) {
        return body.path("turn_id").asText("");
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "SessionStart" ->
                body.path("source").asText("").equals("fork")
                        ? CodexTail.parent(body)
                        : ClaudeCodeHooks.lostContext(body);
            case "UserPromptSubmit" ->
                ClaudeCodeHooks.with(
                        CodexTail.history(body), new Happening.Prompted(Contents.text(body.path("prompt"))));
            case "PreToolUse" -> ClaudeCodeHooks.with(CodexTail.before(body), ClaudeCodeHooks.call(body));
            case "PostToolUse" -> List.of(new Happening.Answered(ClaudeCodeHooks.call(body), result(body)));
            case "Stop", "SubagentStop" ->
                List.of(new Happening.Said(Contents.text(body.path("last_assistant_message"))));
            case "PreCompact", "PostCompact" -> List.of(new Happening.Compacted());
            default -> List.of();
        };
    }

    /** Text, or what an MCP server answered; how it ended stands in the file of the session. */
    private ToolResult result(JsonNode body) {
        JsonNode response = body.path("tool_response");
        JsonNode failed = response.path("isError");
        JsonNode content = response.path("content").isArray() ? response.path("content") : response;
        JsonNode ending =
                failed.isBoolean() ? Json.emptyObject().put("success", !failed.booleanValue()) : CodexTail.ending(body);
        return CodexResult.of(Meta.NONE, "", content, ending);
    }
}
