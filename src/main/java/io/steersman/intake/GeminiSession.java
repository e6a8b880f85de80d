package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The session files of Gemini CLI: one document with {@code messages}, or a head line followed by a line for each message and each
 * change. A message that comes again replaces what it was before.
 */
final class GeminiSession implements Format {

    @Override
    public String name() {
        return "gemini-cli";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(value -> value.has("sessionId") && value.has("projectHash"));
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        Map<String, Value> messages = new LinkedHashMap<>();
        source.forEach(
                line -> {
                    transcript.identify(line.text("sessionId"));
                    gather(line, line.json(), messages);
                    gather(line, line.json().path("$set"), messages);
                },
                problems);
        GeminiMessages reader = new GeminiMessages(transcript);
        messages.values().forEach(reader::read);
        return transcript.finish();
    }

    private static void gather(Value line, JsonNode json, Map<String, Value> messages) {
        if (json.path("type").isTextual()) {
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
