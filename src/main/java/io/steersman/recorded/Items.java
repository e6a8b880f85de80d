package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import java.util.Set;

/**
 * Reads the items of the Responses API: each thought, text, call and output is one; those between two outputs are one response of the
 * model.
 */
final class Items {

    private static final Set<String> OTHERS = Set.of(
            "item_reference",
            "compaction",
            "mcp_list_tools",
            "mcp_approval_request",
            "mcp_approval_response",
            "image_generation_call",
            "program",
            "program_output");
    private static final Set<String> NOT_INPUT =
            Set.of("type", "id", "call_id", "status", "name", "output", "outputs", "results", "error", "role");

    private final Transcript transcript;
    private int response;
    private boolean over = true;

    Items(Transcript transcript) {
        this.transcript = transcript;
    }

    /** Whether a value is an item other than a message. */
    static boolean isItem(JsonNode value) {
        String type = value.path("type").asText("");
        boolean call = type.endsWith("_call") && (value.has("id") || value.has("call_id"));
        return call || type.endsWith("_call_output") || isReasoning(value) || OTHERS.contains(type);
    }

    private static boolean isReasoning(JsonNode value) {
        return value.path("type").asText("").equals("reasoning")
                && (value.has("summary") || value.has("encrypted_content"));
    }

    /** Somebody else has spoken: what the model says next is another response. */
    void over() {
        over = true;
    }

    void read(Value value, JsonNode item) {
        String type = item.path("type").asText("");
        if (type.endsWith("_call_output")) {
            transcript.answer(
                    Results.of(callId(item), item, item.path("output")).with(value.meta()));
            over = true;
        } else if (isReasoning(item)) {
            transcript.say(here(value), "", Contents.text(Results.first(item, "summary", "content")));
        } else if (!OTHERS.contains(type)) {
            call(here(value), item, type);
        }
    }

    private static String callId(JsonNode item) {
        return Results.first(item, "call_id", "id").asText("");
    }

    private void call(Meta meta, JsonNode item, String type) {
        String tool = item.path("name").asText(type.substring(0, type.length() - "_call".length()));
        JsonNode input = Results.first(item, "arguments", "input", "action", "operation");
        String id = callId(item);
        transcript.call(meta, id, tool, input.isMissingNode() ? rest(item) : Contents.arguments(input));
        JsonNode output = Results.first(item, "output", "outputs", "results");
        if (!output.isMissingNode() || !Results.first(item, "error").isMissingNode()) {
            transcript.answer(Results.of(id, item, output).with(meta.withTurn("")));
        } else if (type.equals("web_search_call")) {
            transcript.answer(
                    Results.of(id, item, Json.emptyObject().path("none")).with(meta.withTurn("")));
        }
    }

    private static ObjectNode rest(JsonNode item) {
        ObjectNode input = Json.emptyObject();
        item.properties().stream()
                .filter(field ->
                        !NOT_INPUT.contains(field.getKey()) && !field.getValue().isNull())
                .forEach(field -> input.set(field.getKey(), field.getValue()));
        return input;
    }

    private Meta here(Value value) {
        response += over ? 1 : 0;
        over = false;
        return value.meta().withTurn("i" + response);
    }
}
