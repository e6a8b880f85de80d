package io.steersman.client.qwen;

import io.steersman.client.claudecode.ClaudeCode;
import io.steersman.client.claudecode.ClaudeCodeReply;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import java.util.List;

/** Qwen Code: hooks by HTTP, as Claude Code has them. */
public final class QwenCode implements Client {

    @Override
    public List<String> names() {
        return List.of("qwen-code", "qwen");
    }

    @Override
    public HookReader hooks() {
        return new QwenHooks();
    }

    @Override
    public ReplyShape reply() {
        return ClaudeCodeReply.ofQwenCode();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        return List.of(connection.part(
                "",
                ".qwen",
                "settings.json",
                Connection.grouped(ClaudeCode.EVENTS, connection.http().put("name", "steersman"))));
    }
}
