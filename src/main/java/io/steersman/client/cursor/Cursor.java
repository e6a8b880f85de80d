package io.steersman.client.cursor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import io.steersman.trajectory.Json;
import java.util.List;

/** Cursor: hooks by a script, which has to answer something. */
public final class Cursor implements Client {

    private static final List<String> EVENTS = List.of(
            "sessionStart",
            "beforeSubmitPrompt",
            "preToolUse",
            "postToolUse",
            "postToolUseFailure",
            "afterAgentResponse",
            "stop",
            "preCompact");

    @Override
    public List<String> names() {
        return List.of("cursor");
    }

    @Override
    public HookReader hooks() {
        return new CursorHooks();
    }

    @Override
    public ReplyShape reply() {
        return new CursorReply();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        ObjectNode settings = Json.emptyObject().put("version", 1);
        ObjectNode hooks = settings.putObject("hooks");
        for (String event : EVENTS) {
            hooks.putArray(event)
                    .addObject()
                    .put("command", connection.called())
                    .put("timeout", Connection.SECONDS);
        }
        return connection.withScript(connection.part("", ".cursor", "hooks.json", settings), "echo '{}'");
    }
}
