package io.steersman.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.claudecode.ClaudeCode;
import io.steersman.client.cline.Cline;
import io.steersman.client.codex.Codex;
import io.steersman.client.contract.Client;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.HookWay;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.client.copilot.CopilotCli;
import io.steersman.client.cursor.Cursor;
import io.steersman.client.gemini.GeminiCli;
import io.steersman.client.opencode.Opencode;
import io.steersman.client.openhands.OpenHands;
import io.steersman.client.qwen.QwenCode;
import io.steersman.recorded.Digest;
import io.steersman.trajectory.Pieces;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The clients whose hooks are understood. */
public enum HookClient {
    CLAUDE_CODE(new ClaudeCode()),
    CODEX(new Codex()),
    GEMINI_CLI(new GeminiCli()),
    QWEN_CODE(new QwenCode()),
    COPILOT_CLI(new CopilotCli()),
    CLINE(new Cline()),
    OPENCODE(new Opencode()),
    CURSOR(new Cursor()),
    OPENHANDS(new OpenHands());

    private static final int LONGEST_PLAIN = 100;
    private static final int NAME_DIGITS = 32;

    private final Client client;
    private final HookReader reader;

    HookClient(Client client) {
        this.client = client;
        this.reader = client.hooks();
    }

    /** The client of this name, if there is one. */
    public static Optional<HookClient> named(String name) {
        for (HookClient client : values()) {
            if (client.client.names().contains(name)) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    /** The name in addresses, on the command line and before the ids of trajectories. */
    public String display() {
        return client.names().get(0);
    }

    /** Whether the id of a trajectory says that a client's hooks feed it. */
    public static boolean feeds(String trajectory) {
        int colon = trajectory.indexOf(':');
        return colon > 0 && named(trajectory.substring(0, colon)).isPresent();
    }

    /** The id of the trajectory that a session of this client is: plain session ids are kept, others hashed. */
    public String trajectory(String session) {
        String name = isPlain(session)
                ? session
                : HexFormat.of().formatHex(Digest.of(session)).substring(0, NAME_DIGITS);
        return display() + ":" + name;
    }

    /**
     * Reads a hook body.
     *
     * @param named the event as the address names it, which counts when the body does not name one; may be empty
     * @param body an object
     */
    public HookEvent read(String named, JsonNode body) {
        String own = reader.name(body);
        String name = own.isEmpty() ? named : own;
        Moment moment = reader.events().getOrDefault(name, Moment.OTHER);
        return new HookEvent(
                knows(name),
                name,
                moment,
                reader.session(body),
                reader.agent(body),
                reader.key(body),
                reader.at(body),
                reader.keptGoing(body),
                reader.model(body),
                reader.folder(body),
                name(reader.folder(body)),
                moment == Moment.OTHER ? List.of() : reader.happenings(name, body));
    }

    private static boolean isPlain(String session) {
        return !session.isEmpty()
                && session.length() <= LONGEST_PLAIN
                && "._-".indexOf(session.charAt(0)) < 0
                && session.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || "._-".indexOf(c) >= 0);
    }

    /** The last name of a path of any system. */
    private static String name(String path) {
        List<String> names = Pieces.between(path, "/\\");
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    /** How it is answered. */
    public ReplyShape reply() {
        return client.reply();
    }

    /** The files that connect it, the one with the hooks last. */
    public List<ConfigPiece> pieces(Connection connection, HookWay way) {
        return client.pieces(connection, way);
    }

    /** Whether the client has an event of this name. */
    public boolean knows(String event) {
        return reader.events().containsKey(event);
    }
}
