package io.steersman.recorded.goose;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The sessions of goose: a head line and a message a line, the document that it exports, or the events that it prints with
 * {@code --output-format stream-json}.
 */
public final class GooseSession implements Format {

    private static final Set<String> EVENTS = Set.of("notification", "model_change", "error", "complete");

    @Override
    public String name() {
        return "goose";
    }

    @Override
    public Certainty certainty(Sample sample) {
        List<JsonNode> messages = Conversations.messages(sample);
        boolean marked = messages.stream().anyMatch(GooseSession::isMarked);
        return marked
                ? Certainty.of(messages, "a message or head of goose's sessions", GooseSession::isPart)
                : Certainty.NONE;
    }

    private static boolean isMarked(JsonNode value) {
        if (isHead(value)) {
            return true;
        }
        for (JsonNode block : message(value).path("content")) {
            String type = block.path("type").asText("");
            if (type.equals("toolRequest") || type.equals("toolResponse")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHead(JsonNode value) {
        return value.path("working_dir").isTextual() && value.has("message_count");
    }

    private static JsonNode message(JsonNode value) {
        return value.path("message").isObject() ? value.path("message") : value;
    }

    private static boolean isPart(JsonNode value) {
        JsonNode message = message(value);
        boolean said =
                message.path("role").isTextual() && message.path("content").isArray() && message.has("created");
        return isHead(value)
                || said
                || isMarked(value)
                || EVENTS.contains(value.path("type").asText("")) && !value.has("role");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        List<Trajectory> trajectories = new ArrayList<>();
        Transcript transcript = new Transcript(source, this, notes);
        Messages messages = new Messages(transcript);
        source.forEach(
                value -> {
                    JsonNode list = Conversations.list(value.json());
                    if (list.isArray()) {
                        trajectories.addAll(session(new Transcript(source, this, notes), value, list));
                    } else {
                        value(transcript, messages, value);
                    }
                },
                notes);
        trajectories.addAll(0, transcript.finish());
        return trajectories;
    }

    private static List<Trajectory> session(Transcript transcript, Value value, JsonNode list) {
        transcript.identify(value.text("id"));
        Messages messages = new Messages(transcript);
        int index = 0;
        for (JsonNode message : list) {
            messages.read(Conversations.element(value, message, index++));
        }
        return transcript.finish();
    }

    private static void value(Transcript transcript, Messages messages, Value value) {
        if (EVENTS.contains(value.text("type")) && !value.json().has("role")) {
            if (value.text("type").equals("complete")) {
                transcript.end(value.meta(), "completed");
            }
        } else if (!isHead(value.json())) {
            messages.read(value);
        }
    }
}
