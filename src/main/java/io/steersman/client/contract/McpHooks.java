package io.steersman.client.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Hooks that call a tool of the service's MCP server, for clients that can do so. */
public final class McpHooks {

    /** The name under which clients know the server. */
    public static final String SERVER = "steersman";

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
     * @param client its name in addresses
     * @param own fields that this client tells with the event, beside those of all that take such hooks
     */
    public static ObjectNode hook(String client, String event, List<String> own) {
        ObjectNode hook = Json.emptyObject()
                .put("type", "mcp_tool")
                .put("server", SERVER)
                .put("tool", "hook")
                .put("timeout", Connection.SECONDS);
        ObjectNode input = hook.putObject("input").put("client", client);
        Stream.of(ALWAYS, own, FIELDS.getOrDefault(event, List.of()))
                .flatMap(List::stream)
                .forEach(field -> input.put(field, "${" + field + "}"));
        return hook;
    }

    private static List<String> with(List<String> fields, String field) {
        return Stream.concat(fields.stream(), Stream.of(field)).toList();
    }
}
