package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import java.util.List;

/** Gemini CLI: hooks by a script, which it has to be told to run. */
public final class GeminiCli implements Client {

    private static final List<String> EVENTS =
            List.of("SessionStart", "BeforeAgent", "BeforeTool", "AfterTool", "AfterAgent");
    private static final int MILLIS = 1000;

    @Override
    public List<String> names() {
        return List.of("gemini-cli", "gemini");
    }

    @Override
    public HookReader hooks() {
        return new GeminiHooks();
    }

    @Override
    public ReplyShape reply() {
        return new GeminiReply();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        ObjectNode settings = Connection.grouped(
                EVENTS, connection.command(Connection.SECONDS * MILLIS).put("name", "steersman"));
        settings.putObject("hooksConfig").put("enabled", true);
        return connection.withScript(connection.part("", ".gemini", "settings.json", settings));
    }
}
