package io.steersman.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.HookClient;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Hooks that call a tool of the service's MCP server, for clients that can do so. */
final class McpHooks {

    /** The name under which clients know the server. */
    static final String SERVER = "steersman";

    private static final List<String> ALWAYS = List.of("hook_event_name", "session_id", "transcript_path", "cwd");
    private static final List<String> CALL = List.of("tool_name", "tool_use_id", "tool_input");
    private static final List<String> STOP = List.of("stop_hook_active", "last_assistant_message");

    /** What a client tells with an event, beside what it tells with each. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("SessionStart", List.of("source")),
            Map.entry("UserPromptSubmit", List.of("prompt")),
            Map.entry("PreToolUse", CALL),
            Map.entry("PostToolUse", with(CALL, "tool_response")),
            Map.entry("PostToolUseFailure", with(CALL, "error")),
            Map.entry("PostToolBatch", List.of("tool_calls")),
            Map.entry("Stop", STOP),
            Map.entry("SubagentStop", STOP),
            Map.entry("PreCompact", List.of("trigger")),
            Map.entry("SessionEnd", List.of("reason")));

    private McpHooks() {}

    /**
     * The hook of one event.
     *
     * @param seconds that the client waits at most
     */
    static ObjectNode hook(HookClient client, String event, int seconds) {
        ObjectNode hook = Json.emptyObject()
                .put("type", "mcp_tool")
                .put("server", SERVER)
                .put("tool", "hook")
                .put("timeout", seconds);
        ObjectNode input = hook.putObject("input").put("client", client.display());
        Stream.of(ALWAYS, own(client, event), FIELDS.getOrDefault(event, List.of()))
                .flatMap(List::stream)
                .forEach(field -> input.put(field, "${" + field + "}"));
        return hook;
    }

    /** Claude Code leaves a field empty that an event has not; Codex does not run the hook then. */
    private static List<String> own(HookClient client, String event) {
        if (client == HookClient.CLAUDE_CODE) {
            return List.of("prompt_id", "agent_id");
        }
        return switch (event) {
            case "SessionStart" -> List.of();
            case "SubagentStop" -> List.of("turn_id", "agent_id");
            default -> List.of("turn_id");
        };
    }

    private static List<String> with(List<String> fields, String field) {
        return Stream.concat(fields.stream(), Stream.of(field)).toList();
    }
}
