package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The session files of Gemini CLI: one document with {@code messages}, or a head line followed by a line for each message and each
 * change. A message that comes again replaces what it was before.
 */
public final class GeminiSession implements Format {

    private static final Set<String> TYPES = Set.of("user", "gemini", "info", "error", "warning");

    @Override
    public String name() {
        return "gemini-cli";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean head = sample.any(value -> value.has("sessionId") && value.has("projectHash"));
        return head ? Certainty.of(sample, "a part of Gemini CLI's sessions", GeminiSession::part) : Certainty.NONE;
    }

    private static boolean part(JsonNode value) {
        return value.has("projectHash")
                || value.has("$set")
                || value.has("$rewindTo")
                || TYPES.contains(value.path("type").asText("")) && value.has("id");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Map<String, Value> messages = new LinkedHashMap<>();
        source.forEach(
                line -> {
                    transcript.identify(line.text("sessionId"));
                    gather(line, line.json(), messages);
                    gather(line, line.json().path("$set"), messages);
                    if (!part(line.json())) {
                        transcript.unknown("line of another kind", line.json());
                    }
                },
                notes);
        GeminiMessages reader = new GeminiMessages(transcript);
        messages.values().forEach(reader::read);
        return transcript.finish();
    }

    private static void gather(Value line, JsonNode json, Map<String, Value> messages) {
        if (json.path("type").isTextual() && json.has("id")) {
            message(line, json, messages);
        }
        for (JsonNode message : json.path("messages")) {
            message(line, message, messages);
        }
    }

    private static void message(Value line, JsonNode message, Map<String, Value> messages) {
        String id = message.path("id").asText("");
        String key = id.isEmpty() ? "#" + messages.size() : id;
        Value before = messages.get(key);
        Position position = before == null ? new Position(line.position().line(), id) : before.position();
        messages.put(key, new Value(position, message));
    }
}
