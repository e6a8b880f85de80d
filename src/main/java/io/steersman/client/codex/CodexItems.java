package io.steersman.client.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Results;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import java.util.Set;

/** Reads the events of {@code codex exec --json}. */
final class CodexItems {

    private static final Set<String> SILENT = Set.of("thread.started", "turn.started");

    private final Transcript transcript;
    private int response = 1;
    private boolean over;

    CodexItems(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        String type = line.text("type");
        transcript.identify(line.text("thread_id"));
        switch (type) {
            case "item.started", "item.updated", "item.completed" ->
                item(line, line.json().path("item"), type.equals("item.completed"));
            case "turn.completed" -> {
                transcript.cost(turn(), Messages.tokens(line.json().path("usage")));
                transcript.end(line.meta(), "completed");
                over = true;
            }
            case "turn.failed" -> {
                transcript.instruct(line.meta(), message(line.json()), Instruction.Source.HARNESS);
                transcript.end(line.meta(), "failed");
            }
            case "error" -> transcript.instruct(line.meta(), message(line.json()), Instruction.Source.HARNESS);
            default -> {
                if (!SILENT.contains(type)) {
                    transcript.unknown("event of type \"%s\"".formatted(type), line.json());
                }
            }
        }
    }

    private static String message(JsonNode event) {
        return event.path("error").path("message").asText(event.path("message").asText(""));
    }

    private String turn() {
        return "r" + response;
    }

    private Meta here(Value line) {
        response += over ? 1 : 0;
        over = false;
        return line.meta().withTurn(turn());
    }

    private void item(Value line, JsonNode item, boolean done) {
        String type = item.path("type").asText(item.path("item_type").asText(""));
        switch (type) {
            case "agent_message", "assistant_message" -> said(line, item, done, "");
            case "reasoning" -> said(line, item, done, item.path("text").asText(""));
            case "command_execution" ->
                act(
                        line,
                        item,
                        "shell",
                        Json.emptyObject().put("command", item.path("command").asText("")),
                        done);
            case "file_change" -> act(line, item, "apply_patch", with("changes", item.path("changes")), done);
            case "mcp_tool_call" -> act(line, item, mcp(item), Contents.arguments(item.path("arguments")), done);
            case "web_search" ->
                act(
                        line,
                        item,
                        "web_search",
                        Json.emptyObject().put("query", item.path("query").asText("")),
                        done);
            case "todo_list" -> act(line, item, "update_plan", with("items", item.path("items")), done);
            case "collab_tool_call" ->
                act(line, item, item.path("tool").asText("collab"), with("prompt", item.path("prompt")), done);
            case "error" ->
                transcript.instruct(line.meta(), item.path("message").asText(""), Instruction.Source.HARNESS);
            default -> transcript.unknown("item of type \"%s\"".formatted(type), item);
        }
    }

    private void said(Value line, JsonNode item, boolean done, String thought) {
        if (done) {
            transcript.say(here(line), thought.isEmpty() ? item.path("text").asText("") : "", thought);
        }
    }

    private static String mcp(JsonNode item) {
        return "mcp__%s__%s"
                .formatted(item.path("server").asText(""), item.path("tool").asText(""));
    }

    private static ObjectNode with(String name, JsonNode value) {
        ObjectNode input = Json.emptyObject();
        return value.isMissingNode() ? input : input.set(name, value);
    }

    private void act(Value line, JsonNode item, String tool, JsonNode input, boolean done) {
        String id = item.path("id").asText("");
        if (!transcript.isOpen(id)) {
            transcript.call(here(line), id, tool, input);
        }
        if (done) {
            JsonNode said = Results.first(item, "aggregated_output", "result", "error");
            transcript.answer(Results.of(id, item, said).with(line.meta()));
            over = true;
        }
    }
}
