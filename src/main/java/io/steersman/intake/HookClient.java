package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Pieces;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The clients whose hooks are understood. */
public enum HookClient {
    CLAUDE_CODE(new ClaudeCodeHooks(), "claude-code", "claude"),
    CODEX(new CodexHooks(), "codex"),
    GEMINI_CLI(new GeminiHooks(), "gemini-cli", "gemini"),
    QWEN_CODE(new QwenHooks(), "qwen-code", "qwen"),
    COPILOT_CLI(new CopilotHooks(), "copilot-cli", "copilot"),
    CLINE(new ClineHooks(), "cline"),
    OPENCODE(new OpencodeHooks(), "opencode"),
    CURSOR(new CursorHooks(), "cursor"),
    OPENHANDS(new OpenHandsHooks(), "openhands");

    private static final int LONGEST_PLAIN = 100;
    private static final int NAME_DIGITS = 32;

    private final HookReader reader;
    private final List<String> names;

    HookClient(HookReader reader, String... names) {
        this.reader = reader;
        this.names = List.of(names);
    }

    /** The client of this name, if there is one. */
    public static Optional<HookClient> named(String name) {
        for (HookClient client : values()) {
            if (client.names.contains(name)) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    /** The name in addresses, on the command line and before the ids of trajectories. */
    public String display() {
        return names.get(0);
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
                : HexFormat.of().formatHex(HookSteps.digest(session)).substring(0, NAME_DIGITS);
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
                this,
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

    /** Whether the client has an event of this name. */
    public boolean knows(String event) {
        return reader.events().containsKey(event);
    }
}
