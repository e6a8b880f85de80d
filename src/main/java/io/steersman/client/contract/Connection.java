package io.steersman.client.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a client is to be connected, and the pieces of which most clients' configurations are made.
 *
 * @param client its name in addresses
 * @param url address of the service
 * @param home the user's folder
 * @param project the project to connect, nothing for all that the user works on
 * @param environment variables of the user
 */
public record Connection(
        String client, String url, Path home, Optional<Path> project, Map<String, String> environment) {

    /** How long a client waits for a hook. */
    public static final int SECONDS = 5;

    /** The variable that holds the key of the service. */
    public static final String KEY = "STEERSMAN_KEY";

    private static final String BEARER = "Bearer ${" + KEY + "}";
    private static final List<String> OF_CALLS = List.of("PreToolUse", "PostToolUse", "PostToolUseFailure");

    /** Whether there is a key. It stands in no file: the client puts it in, from its environment. */
    public boolean hasKey() {
        return !environment.getOrDefault(KEY, "").isBlank();
    }

    /**
     * Headers with the key, where there is one.
     *
     * @param to gets them, as {@code headers}
     */
    public void authorize(ObjectNode to) {
        if (hasKey()) {
            to.putObject("headers").put("Authorization", BEARER);
        }
    }

    /**
     * A part of one of the client's own files.
     *
     * @param variable of the environment that moves the user's folder of this client; empty when there is none
     * @param folder of the client below a project or the user's folder
     */
    public ConfigPiece part(String variable, String folder, String name, ObjectNode addition) {
        Path own =
                Path.of(environment.getOrDefault(variable, home.resolve(folder).toString()));
        return new ConfigPiece.Part(
                project.map(path -> path.resolve(folder)).orElse(own).resolve(name), addition);
    }

    /** A piece that calls the script, behind the script. */
    public List<ConfigPiece> withScript(ConfigPiece piece) {
        return withScript(piece, "true");
    }

    /**
     * A piece that calls the script, behind the script.
     *
     * @param away the command that runs when no service answers
     */
    public List<ConfigPiece> withScript(ConfigPiece piece, String away) {
        return List.of(new ConfigPiece.Whole(script(), scriptText(away), true), piece);
    }

    /** The script as a shell calls it. */
    public String called() {
        String script = script().toString();
        return script.contains(" ") ? "'" + script + "'" : script;
    }

    /** The script that hands a hook to the service. */
    public String scriptText(String away) {
        return resource("hook.sh")
                .replace("@CLIENT@", client)
                .replace("@URL@", url)
                .replace("@AWAY@", away);
    }

    private Path script() {
        return home.resolve(".steersman").resolve("hooks").resolve(client);
    }

    /** A hook that is an HTTP request. */
    public ObjectNode http() {
        ObjectNode hook = Json.emptyObject()
                .put("type", "http")
                .put("url", url + "/v1/hooks/" + client)
                .put("timeout", SECONDS);
        authorize(hook);
        if (hasKey()) {
            hook.putArray("allowedEnvVars").add(KEY);
        }
        return hook;
    }

    /**
     * A hook that is the script.
     *
     * @param timeout in the client's unit
     */
    public ObjectNode command(int timeout) {
        return Json.emptyObject()
                .put("type", "command")
                .put("command", called())
                .put("timeout", timeout);
    }

    /** Hooks as Claude Code has them: of each event a list of groups, each with its matcher and its hooks. */
    public static ObjectNode grouped(List<String> events, ObjectNode hook) {
        return grouped(events, event -> hook.deepCopy());
    }

    /** The same with a hook for each event. */
    public static ObjectNode grouped(List<String> events, Function<String, ObjectNode> hook) {
        ObjectNode settings = Json.emptyObject();
        ObjectNode hooks = settings.putObject("hooks");
        for (String event : events) {
            ObjectNode group = hooks.putArray(event).addObject();
            if (OF_CALLS.contains(event) || event.endsWith("Tool")) {
                group.put("matcher", "*");
            }
            group.putArray("hooks").add(hook.apply(event));
        }
        return settings;
    }

    /** A file that is shipped for clients. */
    public static String resource(String name) {
        try (InputStream in = Connection.class.getResourceAsStream("/steersman/clients/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
