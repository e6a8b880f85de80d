package io.steersman.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.HookClient;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Knows which files connect each client, and what stands in them. */
final class ClientSetup {

    private static final int SECONDS = 5;
    private static final List<String> OF_CALLS = List.of("PreToolUse", "PostToolUse", "PostToolUseFailure");
    private static final List<String> CLAUDE = List.of(
            "UserPromptSubmit",
            "PreToolUse",
            "PostToolUse",
            "PostToolUseFailure",
            "PostToolBatch",
            "Stop",
            "SubagentStop",
            "PreCompact",
            "SessionEnd");
    private static final List<String> CODEX = List.of(
            "SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop", "SubagentStop", "PreCompact");
    private static final List<String> GEMINI =
            List.of("SessionStart", "BeforeAgent", "BeforeTool", "AfterTool", "AfterAgent");
    private static final List<String> COPILOT = List.of(
            "sessionStart",
            "userPromptSubmitted",
            "preToolUse",
            "postToolUse",
            "postToolUseFailure",
            "agentStop",
            "preCompact");
    private static final List<String> CLINE = List.of("TaskStart", "UserPromptSubmit", "PreToolUse", "PostToolUse");
    private static final List<String> CURSOR = List.of(
            "sessionStart",
            "beforeSubmitPrompt",
            "preToolUse",
            "postToolUse",
            "postToolUseFailure",
            "afterAgentResponse",
            "stop",
            "preCompact");
    private static final List<String> OPENHANDS = List.of("UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop");

    private static final String KEY = "STEERSMAN_KEY";
    private static final String BEARER = "Bearer ${" + KEY + "}";

    private final HookClient client;
    private final String url;
    private final Path home;
    private final Optional<Path> project;
    private final Map<String, String> environment;

    /**
     * @param url address of the service
     * @param project the project to connect, nothing for all that the user works on
     */
    ClientSetup(HookClient client, String url, Optional<Path> project, Terminal terminal) {
        this.client = client;
        this.url = url;
        this.environment = terminal.environment();
        this.home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        this.project = project;
    }

    /** The files of every way to connect it, each once. */
    List<ConfigPiece> traces() {
        List<ConfigPiece> all = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (HookWay way : HookWay.values()) {
            pieces(way).stream().filter(piece -> seen.add(piece.file())).forEach(all::add);
        }
        return all;
    }

    /** The files, the one with the hooks last. */
    List<ConfigPiece> pieces(HookWay way) {
        return switch (client) {
            case CLAUDE_CODE -> claude(way);
            case CODEX -> codex(way);
            case GEMINI_CLI -> {
                ObjectNode settings = grouped(GEMINI, command(SECONDS * 1000).put("name", "steersman"));
                settings.putObject("hooksConfig").put("enabled", true);
                yield withScript(part("", ".gemini", "settings.json", settings));
            }
            case QWEN_CODE ->
                List.of(part("", ".qwen", "settings.json", grouped(CLAUDE, http().put("name", "steersman"))));
            case COPILOT_CLI -> withScript(copilot());
            case CLINE -> cline();
            case OPENCODE -> List.of(opencode());
            case CURSOR -> withScript(cursor());
            case OPENHANDS -> withScript(part("", ".openhands", "hooks.json", grouped(OPENHANDS, command(SECONDS))));
        };
    }

    private List<ConfigPiece> claude(HookWay way) {
        ObjectNode hooks =
                switch (way) {
                    case USUAL -> grouped(CLAUDE, http());
                    case COMMAND -> grouped(CLAUDE, command(SECONDS));
                    case MCP -> grouped(CLAUDE, event -> McpHooks.hook(client, event, SECONDS));
                };
        ConfigPiece part = part("CLAUDE_CONFIG_DIR", ".claude", "settings.json", hooks);
        return switch (way) {
            case USUAL -> List.of(part);
            case COMMAND -> withScript(part);
            case MCP -> List.of(claudeServer(), part);
        };
    }

    /** Claude Code has its servers beside its settings. */
    private ConfigPiece claudeServer() {
        ObjectNode servers = Json.emptyObject();
        ObjectNode server = servers.putObject("mcpServers")
                .putObject(McpHooks.SERVER)
                .put("type", "http")
                .put("url", url + "/mcp");
        if (hasKey()) {
            server.putObject("headers").put("Authorization", BEARER);
        }
        Path own = Path.of(environment.getOrDefault("CLAUDE_CONFIG_DIR", home.toString()))
                .resolve(".claude.json");
        return new ConfigPiece.Part(
                project.map(path -> path.resolve(".mcp.json")).orElse(own), servers);
    }

    private List<ConfigPiece> codex(HookWay way) {
        ObjectNode hooks = way == HookWay.MCP
                ? grouped(CODEX, event -> McpHooks.hook(client, event, SECONDS))
                : grouped(CODEX, command(SECONDS));
        ConfigPiece part = part("CODEX_HOME", ".codex", "hooks.json", hooks);
        Path settings = part.file().resolveSibling("config.toml");
        String server = "url = \"%s/mcp\"\n".formatted(url)
                + (hasKey() ? "bearer_token_env_var = \"%s\"\n".formatted(KEY) : "");
        return way == HookWay.MCP
                ? List.of(new ConfigPiece.Table(settings, "mcp_servers." + McpHooks.SERVER, server), part)
                : withScript(part);
    }

    private ConfigPiece part(String variable, String folder, String name, ObjectNode addition) {
        Path own =
                Path.of(environment.getOrDefault(variable, home.resolve(folder).toString()));
        return new ConfigPiece.Part(
                project.map(path -> path.resolve(folder)).orElse(own).resolve(name), addition);
    }

    private List<ConfigPiece> withScript(ConfigPiece piece) {
        return List.of(new ConfigPiece.Whole(script(), scriptText(), true), piece);
    }

    private Path script() {
        return home.resolve(".steersman").resolve("hooks").resolve(client.display());
    }

    /** The script as a shell reads it. */
    private String called() {
        String script = script().toString();
        return script.contains(" ") ? "'" + script + "'" : script;
    }

    private String scriptText() {
        return resource("hook.sh")
                .replace("@CLIENT@", client.display())
                .replace("@URL@", url)
                .replace("@AWAY@", client == HookClient.CURSOR ? "echo '{}'" : "true");
    }

    private ObjectNode http() {
        ObjectNode hook = Json.emptyObject()
                .put("type", "http")
                .put("url", url + "/v1/hooks/" + client.display())
                .put("timeout", SECONDS);
        if (hasKey()) {
            hook.putObject("headers").put("Authorization", BEARER);
            hook.putArray("allowedEnvVars").add(KEY);
        }
        return hook;
    }

    /** The key itself stands in no file: the client puts it in, from its environment. */
    private boolean hasKey() {
        return !environment.getOrDefault(KEY, "").isBlank();
    }

    private ObjectNode command(int timeout) {
        return Json.emptyObject()
                .put("type", "command")
                .put("command", called())
                .put("timeout", timeout);
    }

    /** Hooks as Claude Code has them: of each event a list of groups, each with its matcher and its hooks. */
    private static ObjectNode grouped(List<String> events, ObjectNode hook) {
        return grouped(events, event -> hook.deepCopy());
    }

    private static ObjectNode grouped(List<String> events, Function<String, ObjectNode> hook) {
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

    private ConfigPiece copilot() {
        ObjectNode settings = Json.emptyObject().put("version", 1);
        ObjectNode hooks = settings.putObject("hooks");
        for (String event : COPILOT) {
            hooks.putArray(event)
                    .addObject()
                    .put("type", "command")
                    .put("bash", called() + " " + event)
                    .put("timeoutSec", SECONDS);
        }
        Path folder = project.map(path -> path.resolve(".github")).orElse(home.resolve(".copilot"));
        return new ConfigPiece.Whole(
                folder.resolve("hooks").resolve("steersman.json"), ConfigFile.pretty(settings), false);
    }

    private List<ConfigPiece> cline() {
        Path folder = project.orElse(home).resolve(".cline").resolve("hooks");
        List<ConfigPiece> scripts = new ArrayList<>();
        for (String event : CLINE) {
            scripts.add(new ConfigPiece.Whole(folder.resolve(event + ".sh"), scriptText(), true));
        }
        return scripts;
    }

    private ConfigPiece opencode() {
        Path folder = project.map(path -> path.resolve(".opencode"))
                .orElse(home.resolve(".config").resolve("opencode"));
        String plugin = resource("opencode.js").replace("@URL@", url);
        return new ConfigPiece.Whole(folder.resolve("plugin").resolve("steersman.js"), plugin, false);
    }

    private ConfigPiece cursor() {
        ObjectNode settings = Json.emptyObject().put("version", 1);
        ObjectNode hooks = settings.putObject("hooks");
        for (String event : CURSOR) {
            ArrayNode entries = hooks.putArray(event);
            entries.addObject().put("command", called()).put("timeout", SECONDS);
        }
        return part("", ".cursor", "hooks.json", settings);
    }

    private static String resource(String name) {
        try (InputStream in = ClientSetup.class.getResourceAsStream("/steersman/clients/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
