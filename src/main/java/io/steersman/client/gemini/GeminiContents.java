package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * Contents as Gemini's API takes them: the checkpoints of Gemini CLI and Qwen Code, an array of contents or a document with them, and
 * logs of requests.
 */
public final class GeminiContents implements Format {

    @Override
    public String name() {
        return "gemini-contents";
    }

    @Override
    public Certainty certainty(Sample sample) {
        List<JsonNode> messages = sample.document()
                        .map(GeminiContents::list)
                        .filter(JsonNode::isArray)
                        .isPresent()
                ? elements(list(sample.values().get(0)))
                : Conversations.messages(sample);
        return Certainty.of(messages, "a role and parts of Gemini's API", GeminiContents::isContent);
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }

    /** The contents for the model: a checkpoint holds those for the screen beside them. */
    private static JsonNode list(JsonNode document) {
        JsonNode client = document.path("clientHistory");
        return client.isArray() && isContent(client.path(0)) ? client : Conversations.list(document);
    }

    private static boolean isContent(JsonNode value) {
        String role = value.path("role").asText("");
        boolean known = role.equals("user") || role.equals("model") || role.equals("function") || role.equals("system");
        JsonNode part = value.path("parts").path(0);
        return known && value.path("parts").isArray() && !value.has("uuid") && !part.has("type");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Messages messages = new Messages(transcript);
        source.forEach(
                value -> {
                    JsonNode list = list(value.json());
                    if (!list.isArray()) {
                        messages.read(value);
                    }
                    int index = 0;
                    for (JsonNode content : list) {
                        messages.read(Conversations.element(value, content, index++));
                    }
                },
                notes);
        return transcript.finish();
    }
}
