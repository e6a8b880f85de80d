package io.steersman.recorded.atif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Notes;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Trajectory;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Reads back a document that {@link AtifDocument} wrote: the same steps in the same order. */
final class AtifOfOurs {

    private final TreeMap<Integer, JsonNode> steps = new TreeMap<>();

    private AtifOfOurs() {}

    /** Whether all of a document's steps say where they stood. */
    static boolean wrote(JsonNode document) {
        JsonNode steps = document.path("steps");
        for (JsonNode step : steps) {
            if (!step.path("extra").path(AtifDocument.OURS).isObject()) {
                return false;
            }
        }
        return !steps.isEmpty();
    }

    /**
     * The trajectory.
     *
     * @param notes gets what was changed into something that is no step
     */
    static Trajectory read(String source, String format, JsonNode document, Notes notes) {
        AtifOfOurs read = new AtifOfOurs();
        document.path("steps").forEach(read::step);
        ArrayNode all = JsonNodeFactory.instance.arrayNode().addAll(read.steps.values());
        NativeFormat.Parsed parsed = NativeFormat.parse(all.toString().getBytes(StandardCharsets.UTF_8));
        notes.addAll(parsed.problems());
        return new Trajectory(document.path("trajectory_id").asText(source), source, format, parsed.steps());
    }

    private void step(JsonNode step) {
        ObjectNode written = ours(step);
        if (written.has("kind")) {
            String kind = written.path("kind").asText("");
            if (kind.equals("instruction") || kind.equals("message")) {
                written.put("text", Contents.text(step.path("message")));
            }
            if (step.has("reasoning_content")) {
                written.set("reasoning", step.path("reasoning_content"));
            }
            place(written);
        }
        for (JsonNode call : step.path("tool_calls")) {
            ObjectNode made = ours(call);
            made.set("id", call.path("tool_call_id"));
            made.set("tool", call.path("function_name"));
            if (!made.has("input")) {
                made.set("input", call.path("arguments"));
            }
            place(made);
        }
        for (JsonNode result : step.path("observation").path("results")) {
            ObjectNode told = ours(result);
            told.set("call", result.path("source_call_id"));
            told.put("output", Contents.text(result.path("content")));
            place(told);
        }
    }

    private static ObjectNode ours(JsonNode part) {
        return part.path("extra").path(AtifDocument.OURS) instanceof ObjectNode ours
                ? ours.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    private void place(ObjectNode step) {
        int index = step.path(AtifDocument.INDEX).asInt(steps.isEmpty() ? 0 : steps.lastKey() + 1);
        step.remove(AtifDocument.INDEX);
        steps.put(index, step);
    }
}
