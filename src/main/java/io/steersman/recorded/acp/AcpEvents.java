package io.steersman.recorded.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads updates of the Agent Client Protocol: words in pieces, calls that are begun, changed and done. */
final class AcpEvents {

    private static final Set<String> SILENT = Set.of(
            "plan",
            "available_commands_update",
            "current_mode_update",
            "config_option_update",
            "session_info_update",
            "usage_update",
            "turn_completed",
            "response_completed",
            "rewind_marker");
    private static final String UNNAMED = "unnamed-";
    /** The arguments as the model writes them, which some show until the output is there. */
    private static final String WRITTEN = "written";

    private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

    private final Transcript transcript;
    private final StringBuilder words = new StringBuilder();
    private final Map<String, ObjectNode> calls = new LinkedHashMap<>();
    private String speaking = "";
    private int response = 1;
    private int unnamed;
    private boolean over;

    AcpEvents(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        transcript.identify(line.json().path("params").path("sessionId").asText(line.text("sessionId")));
        JsonNode update = AcpUpdates.update(line.json());
        String kind = update.path("sessionUpdate").asText("");
        if (kind.endsWith("_chunk")) {
            chunk(line.meta(), kind, Contents.text(update.path("content")));
            return;
        }
        flush(line.meta());
        if (kind.startsWith("tool_call")) {
            call(line.meta(), update);
        } else if (!SILENT.contains(kind) && !line.json().has("jsonrpc")) {
            transcript.unknown("update of kind \"%s\"".formatted(kind), line.json());
        }
    }

    void finish() {
        flush(Meta.NONE);
        List.copyOf(calls.keySet()).forEach(id -> begin(Meta.NONE, id));
    }

    private void chunk(Meta meta, String kind, String text) {
        if (!kind.equals(speaking)) {
            flush(meta);
        }
        speaking = kind;
        words.append(text);
    }

    private void flush(Meta meta) {
        String text = words.toString();
        words.setLength(0);
        switch (speaking) {
            case "user_message_chunk" -> {
                transcript.hear(meta, text);
                over = true;
            }
            case "agent_message_chunk" -> transcript.say(here(meta), text, "");
            case "agent_thought_chunk" -> transcript.say(here(meta), "", text);
            default -> {}
        }
        speaking = "";
    }

    private Meta here(Meta meta) {
        response += over ? 1 : 0;
        over = false;
        return meta.withTurn("r" + response);
    }

    /** A call is told in pieces; it is one when it is done, or when nothing more comes. */
    private void call(Meta meta, JsonNode update) {
        String id = id(update);
        ObjectNode known = calls.computeIfAbsent(id, any -> Json.emptyObject());
        String written = Contents.text(unwrapped(update.path("content"))).strip();
        if (!OVER.contains(update.path("status").asText("")) && written.startsWith("{")) {
            known.put(WRITTEN, written);
        }
        update.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> known.set(field.getKey(), field.getValue()));
        String status = known.path("status").asText("");
        if (OVER.contains(status)) {
            begin(meta, id);
            JsonNode said = Results.first(known, "rawOutput", "content");
            transcript.answer(Results.of(id, known, known.has("rawOutput") ? said : unwrapped(said))
                    .with(meta));
            over = true;
        }
    }

    /** Some leave calls without ids: then what is told of one is about the first that is not done. */
    private String id(JsonNode update) {
        String id = update.path("toolCallId").asText("");
        if (!id.isEmpty()) {
            return id;
        }
        boolean begins = update.path("sessionUpdate").asText("").equals("tool_call");
        return calls.keySet().stream()
                .filter(open -> !begins && open.startsWith(UNNAMED))
                .findFirst()
                .orElseGet(() -> UNNAMED + ++unnamed);
    }

    private static JsonNode unwrapped(JsonNode content) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        content.forEach(block -> all.add(block.path("content").isMissingNode() ? block : block.path("content")));
        return all;
    }

    /** A title of one word is the name of the tool. */
    private static String name(String title) {
        return title.isBlank() || title.indexOf(' ') >= 0 ? "unknown" : title;
    }

    private void begin(Meta meta, String id) {
        JsonNode known = calls.remove(id);
        if (known == null) {
            return;
        }
        JsonNode named = Results.first(known.path("_meta"), "toolName", "tool_name");
        String tool =
                named.asText(known.path("kind").asText(name(known.path("title").asText(""))));
        JsonNode input = known.path("rawInput");
        JsonNode shown = Json.emptyObject().put("title", known.path("title").asText(""));
        JsonNode written = known.has(WRITTEN) ? Contents.arguments(known.path(WRITTEN)) : shown;
        transcript.call(here(meta), id, tool, input.isMissingNode() ? written : Contents.arguments(input));
    }
}
