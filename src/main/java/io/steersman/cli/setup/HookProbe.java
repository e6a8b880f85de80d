package io.steersman.cli.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.HttpCall;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.HookEvent;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Sends an event in which nothing happened through the hooks that stand in a client's configuration, the way the client would.
 * The service answers it and forgets it.
 */
final class HookProbe {

    private static final Duration LONGEST = Duration.ofSeconds(6);
    private static final String SCRIPTS = "/.steersman/hooks/";
    private static final String ADDRESS = "/v1/hooks/";
    /** The event under each name that a client has for it. */
    private static final String BODY = Json.emptyObject()
            .put("hook_event_name", HookEvent.PROBE)
            .put("hookName", HookEvent.PROBE)
            .put("event_type", HookEvent.PROBE)
            .put("session_id", HookEvent.PROBE)
            .toString();

    private final Terminal terminal;

    HookProbe(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What came of it, in a few words; empty where no hook can be called from here. */
    String of(List<ConfigPiece> entered) {
        Set<String> hooks = new TreeSet<>();
        entered.forEach(piece -> collect(piece, hooks));
        List<String> silent = new ArrayList<>();
        for (String hook : hooks) {
            if (!answer(hook).contains(HookEvent.PROBE)) {
                silent.add(hook);
            }
        }
        if (hooks.isEmpty()) {
            return "";
        }
        String each = hooks.size() == 1 ? "its hook" : "each of its %d hooks".formatted(hooks.size());
        return silent.isEmpty()
                ? "; a probe through %s arrived and was answered".formatted(each)
                : "; a probe through %s was not answered"
                        .formatted(
                                silent.size() == hooks.size() && silent.size() > 1 ? each : String.join(", ", silent));
    }

    /** Whether {@link #of} tells of a hook that does not reach the service. */
    static boolean failed(String outcome) {
        return outcome.endsWith("not answered");
    }

    /** Scripts that a client runs itself, commands and addresses that stand in its configuration. */
    private static void collect(ConfigPiece piece, Set<String> hooks) {
        if (piece instanceof ConfigPiece.Whole whole && whole.executable()) {
            hooks.add(quoted(piece.file()));
            return;
        }
        try {
            collect(Json.MAPPER.readTree(ConfigWriter.read(piece.file())), hooks);
        } catch (JsonProcessingException e) {
            // A plugin or a table: only its client can call it.
            return;
        }
    }

    private static void collect(JsonNode node, Set<String> hooks) {
        if (node.isTextual()
                && (node.textValue().contains(SCRIPTS) || node.textValue().contains(ADDRESS))) {
            hooks.add(node.textValue());
        }
        node.forEach(child -> collect(child, hooks));
    }

    private static String quoted(Path script) {
        return "'" + script + "'";
    }

    private String answer(String hook) {
        try {
            return hook.startsWith("http") ? posted(hook) : ran(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private String posted(String address) throws IOException {
        return new HttpCall("POST", address, LONGEST, LONGEST)
                .with(ServiceAddress.key(terminal))
                .with(BODY.getBytes(StandardCharsets.UTF_8))
                .send()
                .body();
    }

    private String ran(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(terminal.environment());
        Process process = builder.start();
        process.getOutputStream().write(BODY.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            return "";
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
