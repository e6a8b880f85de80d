package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.client.HookClient;
import io.steersman.client.codex.CodexResult;
import io.steersman.client.contract.SessionTail;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Refusals;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolResult.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plays a client that writes the lines of a recorded session again, and calls its hooks when it would have called them: before a
 * call when its response is written, after a call just before its output is written, and when the agent stops.
 */
abstract class LiveHooks {

    final String session;
    final Path file;
    private final HookClient client;
    private final HookLog log = new HookLog();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, ObjectNode> asked = new LinkedHashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private String lastWords = "";
    int turn;

    LiveHooks(HookClient client, String session, Path file) {
        this.client = client;
        this.session = session;
        this.file = file;
    }

    /** What the hooks of a session tell. */
    final List<Step> play(List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        for (String line : lines) {
            JsonNode json = SessionTail.json(line);
            before(json);
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            after(json);
        }
        stop();
        return steps;
    }

    /** What the hooks have told when the user has said something more. */
    final List<Step> prompted(String text) {
        prompt(text);
        return List.copyOf(steps);
    }

    /** What happens just before a line is written. */
    abstract void before(JsonNode line);

    /** What happens as soon as a line is written. */
    abstract void after(JsonNode line);

    final void prompt(String text) {
        stop();
        turn++;
        fire(body("UserPromptSubmit").put("prompt", text));
    }

    final void said(String text) {
        lastWords = text;
    }

    final void call(String id, String tool, JsonNode input) {
        ObjectNode body = body("PreToolUse").put("tool_name", tool).put("tool_use_id", id);
        body.set("tool_input", input);
        asked.put(id, body);
        waiting.add(id);
        lastWords = "";
    }

    /** The response is complete: its calls are made. */
    final void callsAreMade() {
        waiting.forEach(id -> fire(asked.getOrDefault(id, Json.emptyObject())));
        waiting.clear();
    }

    final void answer(String id, String event, String field, JsonNode response) {
        callsAreMade();
        if (asked.containsKey(id)) {
            ObjectNode body = asked.get(id).deepCopy().put("hook_event_name", event);
            body.set(field, response);
            fire(body);
        }
    }

    /** Only the batch tells of a call that was refused. */
    final void refuse(String id, JsonNode response) {
        callsAreMade();
        if (asked.containsKey(id)) {
            ObjectNode body = body("PostToolBatch");
            ObjectNode call = asked.get(id).deepCopy();
            call.set("tool_response", response);
            body.putArray("tool_calls").add(call);
            fire(body);
        }
    }

    final void compact() {
        fire(body("PreCompact"));
    }

    private void stop() {
        callsAreMade();
        if (!lastWords.isEmpty()) {
            fire(body("Stop").put("last_assistant_message", lastWords));
        }
        lastWords = "";
    }

    final ObjectNode body(String event) {
        return Json.emptyObject()
                .put("session_id", session)
                .put("transcript_path", file.toString())
                .put("hook_event_name", event)
                .put("prompt_id", "p" + turn)
                .put("turn_id", "t" + turn);
    }

    private void fire(ObjectNode body) {
        steps.addAll(log.add(client.read("", body)));
    }

    /** Claude Code. */
    static final class OfClaudeCode extends LiveHooks {

        OfClaudeCode(String session, Path folder) {
            super(HookClient.CLAUDE_CODE, session, folder.resolve(session + ".jsonl"));
        }

        @Override
        void before(JsonNode line) {
            JsonNode content = line.path("message").path("content");
            for (JsonNode block : content) {
                if (block.path("type").asText("").equals("tool_result")) {
                    result(block, line.path("toolUseResult"));
                }
            }
            boolean words = line.path("type").asText("").equals("user")
                    && !line.path("isMeta").asBoolean()
                    && !line.path("isCompactSummary").asBoolean()
                    && !content.path(0).path("type").asText("").equals("tool_result")
                    && !Contents.text(content).startsWith("[Request interrupted");
            if (words) {
                prompt(Contents.text(content));
            } else if (line.path("subtype").asText("").equals("compact_boundary")) {
                compact();
            }
        }

        private void result(JsonNode block, JsonNode details) {
            String id = block.path("tool_use_id").asText("");
            JsonNode content = block.path("content");
            String text = Contents.output(content);
            if (Refusals.of(text) != Refusal.NONE || text.startsWith("<tool_use_error>")) {
                refuse(id, content);
            } else if (block.path("is_error").asBoolean()) {
                answer(id, "PostToolUseFailure", "error", TextNode.valueOf(text));
            } else {
                answer(id, "PostToolUse", "tool_response", details.isMissingNode() ? content : details);
            }
        }

        @Override
        void after(JsonNode line) {
            if (line.path("type").asText("").equals("assistant")) {
                for (JsonNode block : line.path("message").path("content")) {
                    if (block.path("type").asText("").equals("tool_use")) {
                        call(block.path("id").asText(), block.path("name").asText(), block.path("input"));
                    } else if (block.path("type").asText("").equals("text")) {
                        said(block.path("text").asText());
                    }
                }
            }
        }
    }

    /** Codex. */
    static final class OfCodex extends LiveHooks {

        private final Set<String> prompts;

        OfCodex(String session, Path folder, List<String> lines) {
            super(HookClient.CODEX, session, folder.resolve("rollout-2026-" + session + ".jsonl"));
            prompts = lines.stream()
                    .map(line -> SessionTail.json(line).path("payload"))
                    .filter(event -> event.path("type").asText("").equals("user_message"))
                    .map(event -> event.path("message").asText())
                    .collect(Collectors.toSet());
        }

        @Override
        void before(JsonNode line) {
            JsonNode item = line.path("payload");
            switch (item.path("type").asText("")) {
                case "function_call_output", "custom_tool_call_output" -> {
                    JsonNode output = CodexResult.of(Meta.NONE, "", item.path("output"), Json.emptyObject())
                            .output()
                            .transform(TextNode::valueOf);
                    answer(item.path("call_id").asText(), "PostToolUse", "tool_response", output);
                }
                case "message" -> {
                    String text = Contents.text(item.path("content"));
                    if (prompts.stream().anyMatch(text::contains)) {
                        prompt(text);
                    }
                }
                default -> {}
            }
            if (line.path("type").asText("").equals("compacted")) {
                compact();
            }
        }

        @Override
        void after(JsonNode line) {
            JsonNode item = line.path("payload");
            switch (item.path("type").asText("")) {
                case "function_call" -> {
                    JsonNode arguments = Contents.arguments(item.path("arguments"));
                    JsonNode command = arguments.has("cmd") ? arguments.path("cmd") : arguments.path("command");
                    boolean shell = command.isTextual() || command.isArray();
                    String text =
                            command.isArray() ? command.path(command.size() - 1).asText() : command.asText("");
                    call(
                            item.path("call_id").asText(),
                            shell ? "Bash" : item.path("name").asText(),
                            shell ? Json.emptyObject().put("command", text) : arguments);
                }
                case "custom_tool_call" ->
                    call(
                            item.path("call_id").asText(),
                            item.path("name").asText(),
                            Contents.arguments(item.path("input")));
                case "message" -> {
                    if (item.path("role").asText("").equals("assistant")) {
                        said(Contents.text(item.path("content")));
                    }
                }
                default -> {}
            }
        }
    }
}
