package io.steersman.client.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.SessionTail;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads in the file of a Codex session how a call ended, what the agent said before it, and which session it was forked from. */
final class CodexTail {

    private static final String BEGINNING = "rollout-";
    private static final Set<String> CALLS = Set.of("function_call", "custom_tool_call", "local_shell_call");
    private static final Set<String> SHELLS = Set.of("exec_command", "shell", "shell_command", "local_shell");
    private static final Set<String> BETWEEN_RESPONSES =
            Set.of("function_call_output", "custom_tool_call_output", "token_count", "task_started", "turn_aborted");

    private CodexTail() {}

    /** What the file says about a call: {@code exit_code}, {@code success} and {@code duration} as far as they are known. */
    static JsonNode ending(JsonNode body) {
        String call = body.path("tool_use_id").asText("");
        String quoted = '"' + call + '"';
        for (String line : call.isEmpty() ? List.<String>of() : latest(body)) {
            JsonNode ending = line.contains(quoted) ? ending(line) : MissingNode.getInstance();
            if (!ending.isMissingNode()) {
                return ending;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode ending(String line) {
        JsonNode payload = SessionTail.json(line).path("payload");
        JsonNode event = payload.path("item").isObject() ? payload.path("item") : payload;
        String status = event.path("status").asText("");
        boolean ended = status.equals("completed") || status.equals("failed");
        boolean asked = payload.path("type").asText("").contains("_call");
        if (event.path("exit_code").isInt() || event.path("success").isBoolean()) {
            return event;
        }
        return ended && !asked
                ? Json.emptyObject().put("success", status.equals("completed"))
                : MissingNode.getInstance();
    }

    /** What the agent said and thought in the response that holds a call, before its first call. */
    static List<Happening> before(JsonNode body) {
        Deque<JsonNode> response =
                response(latest(body), body.path("tool_use_id").asText(""));
        if (response.isEmpty()) {
            return List.of();
        }
        List<JsonNode> spoken = response.stream()
                .takeWhile(item -> !CALLS.contains(item.path("type").asText("")))
                .toList();
        JsonNode first = response.getFirst();
        String turn = first.path("id").asText(first.path("call_id").asText(""));
        List<String> texts = spoken.stream()
                .filter(item -> item.path("role").asText("").equals("assistant"))
                .map(item -> Contents.text(item.path("content")))
                .toList();
        List<String> thoughts = spoken.stream()
                .filter(item -> item.path("type").asText("").equals("reasoning"))
                .map(CodexLines::reasoning)
                .toList();
        return List.of(Happening.Responded.of(turn, texts, thoughts));
    }

    /** The items of the response that holds a call, up to the call. */
    private static Deque<JsonNode> response(List<String> latestFirst, String call) {
        Deque<JsonNode> response = new ArrayDeque<>();
        String quoted = '"' + call + '"';
        for (String line : latestFirst) {
            if (call.isEmpty() || response.isEmpty() && !line.contains(quoted)) {
                continue;
            }
            JsonNode json = SessionTail.json(line);
            JsonNode item = json.path("payload");
            String type = item.path("type").asText("");
            boolean ofModel = json.path("type").asText("").equals("response_item");
            if (response.isEmpty()) {
                if (ofModel && CALLS.contains(type)) {
                    response.addFirst(item);
                }
            } else if (BETWEEN_RESPONSES.contains(type)
                    || item.path("role").asText("").equals("user")) {
                break;
            } else if (ofModel && !item.path("role").asText("").equals("developer")) {
                response.addFirst(item);
            }
        }
        return response;
    }

    /** What happened in a session before, the client's own instructions among it. */
    static List<Happening> history(JsonNode body) {
        return SessionTail.history(new CodexRollout(), transcript(body), BEGINNING, session(body)).stream()
                .<Happening>map(recorded -> new Happening.Recorded(
                        recorded.steps().stream().map(CodexTail::asHooked).toList()))
                .toList();
    }

    /** A command is called by the names that hooks have for it, so that the same one may follow. */
    private static Step asHooked(Step step) {
        if (!(step instanceof ToolCall call) || !SHELLS.contains(call.tool())) {
            return step;
        }
        JsonNode given = call.input().has("cmd")
                ? call.input().path("cmd")
                : call.input().path("command");
        JsonNode command = given.isArray() ? given.path(given.size() - 1) : given;
        return command.isTextual()
                ? new ToolCall(
                        call.meta(), call.id(), "Bash", Json.emptyObject().put("command", command.textValue()))
                : call;
    }

    /** The session that this one goes on from; its file begins with what it took over. */
    static List<Happening> parent(JsonNode body) {
        JsonNode first = SessionTail.first(transcript(body), BEGINNING, session(body));
        String parent = first.path("payload").path("forked_from_id").asText("");
        return parent.isEmpty() ? List.of() : List.of(new Happening.Forked(parent, lastCall(latest(body))));
    }

    private static String lastCall(List<String> latestFirst) {
        return latestFirst.stream()
                .filter(line -> line.contains("\"call_id\""))
                .map(line -> SessionTail.json(line).path("payload"))
                .filter(item -> CALLS.contains(item.path("type").asText("")))
                .map(item -> item.path("call_id").asText(""))
                .findFirst()
                .orElse("");
    }

    private static List<String> latest(JsonNode body) {
        return SessionTail.latest(transcript(body), BEGINNING, session(body));
    }

    private static String transcript(JsonNode body) {
        return body.path("transcript_path").asText("");
    }

    private static String session(JsonNode body) {
        return body.path("session_id").asText("");
    }
}
