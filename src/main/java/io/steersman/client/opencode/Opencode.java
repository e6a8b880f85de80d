package io.steersman.client.opencode;

import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.ReplyShape;
import java.nio.file.Path;
import java.util.List;

/** opencode: a plugin. */
public final class Opencode implements Client {

    @Override
    public List<String> names() {
        return List.of("opencode");
    }

    @Override
    public HookReader hooks() {
        return new OpencodeHooks();
    }

    @Override
    public ReplyShape reply() {
        return new OpencodeReply();
    }

    @Override
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        Path folder = connection
                .project()
                .map(path -> path.resolve(".opencode"))
                .orElse(connection.home().resolve(".config").resolve("opencode"));
        String plugin = Connection.resource("opencode.js").replace("@URL@", connection.url());
        return List.of(new ConfigPiece.Whole(folder.resolve("plugin").resolve("steersman.js"), plugin, false));
    }
}
