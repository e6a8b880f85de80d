package io.steersman.client.cline;

import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import java.nio.file.Path;
import java.util.List;

/** Cline: a script for each event. */
public final class Cline implements Client {

    private static final List<String> EVENTS = List.of("TaskStart", "UserPromptSubmit", "PreToolUse", "PostToolUse");

    @Override
    public List<String> names() {
        return List.of("cline");
    }

    @Override
    public HookReader hooks() {
        return new ClineHooks();
    }

    @Override
    public ReplyShape reply() {
        return new ClineReply();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        Path folder =
                connection.project().orElse(connection.home()).resolve(".cline").resolve("hooks");
        return EVENTS.stream()
                .<ConfigPiece>map(event ->
                        new ConfigPiece.Whole(folder.resolve(event + ".sh"), connection.scriptText("true"), true))
                .toList();
    }
}
