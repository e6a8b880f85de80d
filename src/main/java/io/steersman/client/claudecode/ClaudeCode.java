package io.steersman.client.claudecode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.McpHooks;
import io.steersman.client.contract.ReplyShape;
import io.steersman.trajectory.Json;
import java.nio.file.Path;
import java.util.List;

/** Claude Code: hooks by HTTP, a script or a tool of our MCP server. */
public final class ClaudeCode implements Client {

    /** The events that are asked for. */
    public static final List<String> EVENTS = List.of(
            "UserPromptSubmit",
            "PreToolUse",
            "PostToolUse",
            "PostToolUseFailure",
            "PostToolBatch",
            "Stop",
            "SubagentStop",
            "PreCompact",
            "SessionEnd");

    /** Left empty where an event has it not. */
    private static final List<String> OWN = List.of("prompt_id", "agent_id");

    @Override
    public List<String> names() {
        return List.of("claude-code", "claude");
    }

    @Override
    public HookReader hooks() {
        return new ClaudeCodeHooks();
    }

    @Override
    public ReplyShape reply() {
        return ClaudeCodeReply.ofClaudeCode();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        ObjectNode hooks =
                switch (way) {
                    case USUAL -> Connection.grouped(EVENTS, connection.http());
                    case COMMAND -> Connection.grouped(EVENTS, connection.command(Connection.SECONDS));
                    case MCP -> Connection.grouped(EVENTS, event -> McpHooks.hook(connection.client(), event, OWN));
                };
        ConfigPiece part = connection.part("CLAUDE_CONFIG_DIR", ".claude", "settings.json", hooks);
        return switch (way) {
            case USUAL -> List.of(part);
            case COMMAND -> connection.withScript(part);
            case MCP -> List.of(server(connection), part);
        };
    }

    /** Its servers stand beside its settings. */
    private static ConfigPiece server(Connection connection) {
        ObjectNode servers = Json.emptyObject();
        ObjectNode server = servers.putObject("mcpServers")
                .putObject(McpHooks.SERVER)
                .put("type", "http")
                .put("url", connection.url() + "/mcp");
        connection.authorize(server);
        Path own = Path.of(connection
                        .environment()
                        .getOrDefault("CLAUDE_CONFIG_DIR", connection.home().toString()))
                .resolve(".claude.json");
        return new ConfigPiece.Part(
                connection.project().map(path -> path.resolve(".mcp.json")).orElse(own), servers);
    }
}
