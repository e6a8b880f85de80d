package io.steersman.client.openhands;

import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import java.util.List;

/** OpenHands: hooks by a script. */
public final class OpenHands implements Client {

    private static final List<String> EVENTS = List.of("UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop");

    @Override
    public List<String> names() {
        return List.of("openhands");
    }

    @Override
    public HookReader hooks() {
        return new OpenHandsHooks();
    }

    @Override
    public ReplyShape reply() {
        return new OpenHandsReply();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        return connection.withScript(connection.part(
                "", ".openhands", "hooks.json", Connection.grouped(EVENTS, connection.command(Connection.SECONDS))));
    }
}
