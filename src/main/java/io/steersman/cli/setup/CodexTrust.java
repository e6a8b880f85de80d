package io.steersman.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.cli.terminal.Terminal;
import io.steersman.trajectory.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets Codex trust our hooks, through its own application server: it lists the hooks with their hashes and takes down those that
 * the user trusts. Hooks of others are left as they are.
 */
final class CodexTrust {

    private static final int LONGEST_SECONDS = 40;
    private static final String FAILED =
            "Codex could not be asked to trust the hooks (%s). Maybe start codex and enter /hooks.";

    private final Terminal terminal;

    CodexTrust(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Trusts the hooks that call our script.
     *
     * @param home the folder of Codex in which they were installed
     */
    void trust(Path home, PrintWriter out) {
        try {
            ProcessBuilder builder = new ProcessBuilder("codex", "app-server");
            builder.environment().putAll(terminal.environment());
            builder.environment().put("CODEX_HOME", home.toString());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process server = builder.start();
            ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
            watch.schedule(server::destroyForcibly, LONGEST_SECONDS, TimeUnit.SECONDS);
            try (Writer to = server.outputWriter(StandardCharsets.UTF_8);
                    BufferedReader from = server.inputReader(StandardCharsets.UTF_8)) {
                out.println(trust(home, to, from));
            } finally {
                watch.shutdownNow();
                server.destroy();
            }
        } catch (IOException e) {
            out.println(FAILED.formatted(e.getMessage()));
        }
    }

    private static String trust(Path home, Writer to, BufferedReader from) throws IOException {
        ObjectNode initialize = Json.emptyObject();
        initialize
                .putObject("clientInfo")
                .put("name", "steersman")
                .put("title", "Steersman")
                .put("version", "1");
        ask(1, "initialize", initialize, to, from);
        send(Json.emptyObject().put("method", "initialized"), to);
        ObjectNode where = Json.emptyObject();
        where.putArray("cwds").add(home.toString());
        JsonNode listed =
                ask(2, "hooks/list", where, to, from).path("data").path(0).path("hooks");
        ObjectNode trusted = Json.emptyObject();
        for (JsonNode hook : listed) {
            if (ConfigFile.holdsOurs(hook.toString())) {
                trusted.putObject(hook.path("key").asText())
                        .put("trusted_hash", hook.path("currentHash").asText());
            }
        }
        if (trusted.isEmpty()) {
            return FAILED.formatted("it lists none of ours");
        }
        ObjectNode write = Json.emptyObject();
        ObjectNode edit = write.putArray("edits").addObject();
        edit.put("keyPath", "hooks.state").put("mergeStrategy", "upsert").set("value", trusted);
        ask(3, "config/batchWrite", write, to, from);
        return "Codex trusts %d hooks of ours.".formatted(trusted.size());
    }

    private static JsonNode ask(int id, String method, ObjectNode params, Writer to, BufferedReader from)
            throws IOException {
        ObjectNode request = Json.emptyObject().put("id", id).put("method", method);
        request.set("params", params);
        send(request, to);
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            JsonNode answer = Json.MAPPER.readTree(line);
            if (answer.path("id").asInt(-1) == id) {
                if (answer.has("error")) {
                    throw new IOException(answer.path("error").path("message").asText("an error"));
                }
                return answer.path("result");
            }
        }
        throw new IOException("it gave no answer to " + method);
    }

    private static void send(ObjectNode message, Writer to) throws IOException {
        to.write(message + "\n");
        to.flush();
    }
}
