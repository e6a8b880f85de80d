package io.steersman.client.copilot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import io.steersman.trajectory.Json;
import java.nio.file.Path;
import java.util.List;

/** Copilot CLI: hooks by a script that is told which event it is. */
public final class CopilotCli implements Client {

    private static final List<String> EVENTS = List.of(
            "sessionStart",
            "userPromptSubmitted",
            "preToolUse",
            "postToolUse",
            "postToolUseFailure",
            "agentStop",
            "preCompact");

    @Override
    public List<String> names() {
        return List.of("copilot-cli", "copilot");
    }

    @Override
    public HookReader hooks() {
        return new CopilotHooks();
    }

    @Override
    public ReplyShape reply() {
        return new CopilotReply();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        ObjectNode settings = Json.emptyObject().put("version", 1);
        ObjectNode hooks = settings.putObject("hooks");
        for (String event : EVENTS) {
            hooks.putArray(event)
                    .addObject()
                    .put("type", "command")
                    .put("bash", connection.called() + " " + event)
                    .put("timeoutSec", Connection.SECONDS);
        }
        Path folder = connection
                .project()
                .map(path -> path.resolve(".github"))
                .orElse(connection.home().resolve(".copilot"));
        return connection.withScript(
                new ConfigPiece.Whole(folder.resolve("hooks").resolve("steersman.json"), Json.pretty(settings), false));
    }
}
