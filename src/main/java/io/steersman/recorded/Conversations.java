package io.steersman.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the messages of a source: its lines or elements are messages themselves, or each holds a conversation under one of the usual
 * names and is a trajectory of its own.
 */
public final class Conversations {

    private static final String[] KEYS = {
        "messages", "conversation", "conversations", "history", "chat_history", "trajectory", "traj", "chat", "thread",
                "turns",
        "dialogue", "dialog", "transcript", "events", "input", "items", "prompt", "log", "contents", "clientHistory",
        "output"
    };
    private static final String[] WRAPPERS = {
        "request", "body", "data", "thread", "conversation", "inputs", "session", "response", "result"
    };
    private static final String[] IDS = {
        "id",
        "session_id",
        "sessionId",
        "conversation_id",
        "instance_id",
        "trajectory_id",
        "thread_id",
        "task_id",
        "uuid",
        "traj_id"
    };
    private static final int MOST = 50;

    private Conversations() {}

    /** The first messages of a sample, wherever they are. */
    public static List<JsonNode> messages(Sample sample) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode value : sample.values()) {
            JsonNode list = list(value);
            if (list.isMissingNode()) {
                messages.add(value);
            } else {
                for (int i = 0; i < list.size() && i < MOST; i++) {
                    messages.add(list.get(i));
                }
            }
            if (messages.size() >= MOST) {
                break;
            }
        }
        return messages;
    }

    /**
     * How surely the messages of a source look as described.
     *
     * @param marks what they look like, for a person
     * @param mark what at least one of them has
     */
    public static Certainty certainty(Sample sample, String marks, Predicate<JsonNode> own, Predicate<JsonNode> mark) {
        List<JsonNode> messages = messages(sample);
        return messages.stream().anyMatch(mark) ? Certainty.of(messages, marks, own) : Certainty.NONE;
    }

    /** Reads all conversations with the words of all providers. */
    public static List<Trajectory> read(Source source, Format format, Notes notes) {
        List<Trajectory> trajectories = new ArrayList<>();
        Transcript whole = new Transcript(source, format, notes);
        Messages messages = new Messages(whole);
        source.forEach(
                value -> {
                    JsonNode list = list(value.json());
                    if (list.isMissingNode()) {
                        messages.read(value);
                    } else {
                        trajectories.addAll(conversation(source, format, notes, value, list));
                    }
                },
                notes);
        trajectories.addAll(0, whole.finish());
        return trajectories;
    }

    private static List<Trajectory> conversation(
            Source source, Format format, Notes notes, Value value, JsonNode list) {
        Transcript transcript = new Transcript(source, format, notes);
        transcript.identify(id(value));
        Messages messages = new Messages(transcript);
        JsonNode system = Results.first(value.json(), "system", "instructions", "system_prompt", "systemPrompt");
        messages.system(Meta.NONE.withPosition(value.position()), Contents.text(system));
        int index = 0;
        for (JsonNode message : list) {
            messages.read(element(value, message, index++));
        }
        JsonNode answer = value.json().path("choices").path(0).path("message");
        if (answer.isObject()) {
            messages.read(element(value, answer, index));
        }
        return transcript.finish();
    }

    /** An element of a list inside a value, with its place. */
    public static Value element(Value value, JsonNode element, int index) {
        return new Value(new Position(value.position().line(), Integer.toString(index)), element);
    }

    private static String id(Value value) {
        for (String name : IDS) {
            JsonNode id = value.json().path(name);
            if (id.isTextual() || id.isNumber()) {
                return id.asText();
            }
        }
        boolean several =
                value.position().line() > 1 || !value.position().stepId().isEmpty();
        return several ? value.position().display() : "";
    }

    /** The list of messages that a value holds, missing when it holds none. */
    public static JsonNode list(JsonNode value) {
        Optional<JsonNode> list = under(value);
        for (String wrapper : WRAPPERS) {
            list = list.or(() -> value.path(wrapper).isObject() ? under(value.path(wrapper)) : Optional.empty());
        }
        return list.orElseGet(MissingNode::getInstance);
    }

    private static Optional<JsonNode> under(JsonNode value) {
        if (value.path("role").isTextual()) {
            return Optional.empty();
        }
        for (String key : KEYS) {
            JsonNode list = parsed(value.path(key));
            if (list.isArray() && (isSaid(list.path(0)) || isSaid(list.path(1)))) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    private static boolean isSaid(JsonNode first) {
        return Messages.isMessage(first) || Items.isItem(first);
    }

    /** Some keep the messages as JSON in a text. */
    private static JsonNode parsed(JsonNode value) {
        if (!value.isTextual() || !value.textValue().stripLeading().startsWith("[{")) {
            return value;
        }
        try {
            return Json.MAPPER.readTree(value.textValue());
        } catch (JsonProcessingException e) {
            return value;
        }
    }
}
