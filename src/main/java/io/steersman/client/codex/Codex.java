package io.steersman.client.codex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.claudecode.ClaudeCodeReply;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.McpHooks;
import io.steersman.client.contract.ReplyShape;
import java.nio.file.Path;
import java.util.List;

/** Codex: hooks by a script or a tool of our MCP server. */
public final class Codex implements Client {

    private static final List<String> EVENTS = List.of(
            "SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop", "SubagentStop", "PreCompact");

    @Override
    public List<String> names() {
        return List.of("codex");
    }

    @Override
    public HookReader hooks() {
        return new CodexHooks();
    }

    @Override
    public ReplyShape reply() {
        return ClaudeCodeReply.ofCodex();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        ObjectNode hooks = way == HookWay.MCP
                ? Connection.grouped(EVENTS, event -> McpHooks.hook(connection.client(), event, own(event)))
                : Connection.grouped(EVENTS, connection.command(Connection.SECONDS));
        ConfigPiece part = connection.part("CODEX_HOME", ".codex", "hooks.json", hooks);
        Path settings = part.file().resolveSibling("config.toml");
        String server = "url = \"%s/mcp\"\n".formatted(connection.url())
                + (connection.hasKey() ? "bearer_token_env_var = \"%s\"\n".formatted(Connection.KEY) : "");
        return way == HookWay.MCP
                ? List.of(new ConfigPiece.Table(settings, "mcp_servers." + McpHooks.SERVER, server), part)
                : connection.withScript(part);
    }

    /** A field that an event has not keeps the hook from running. */
    private static List<String> own(String event) {
        return switch (event) {
            case "SessionStart" -> List.of();
            case "SubagentStop" -> List.of("turn_id", "agent_id");
            default -> List.of("turn_id");
        };
    }
}
