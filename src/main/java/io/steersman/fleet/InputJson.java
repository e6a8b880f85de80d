package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.fleet.Input.Manner;
import io.steersman.journal.Bodies;
import io.steersman.journal.Feedback;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Inputs as JSON: {@code {"v":1,"do":"steps","steps":[...]}}, steps in the native format, so that others can put them into the log
 * themselves.
 */
final class InputJson {

    /** The version of the records. */
    static final int VERSION = 1;

    private InputJson() {}

    /** The text of an input. */
    static String write(Input input) {
        ObjectNode json = Json.emptyObject().put("v", VERSION);
        if (input instanceof Input.Steps steps) {
            json.put("do", "steps");
            if (steps.manner() != Manner.ANSWERED) {
                json.put("manner", steps.manner().name().toLowerCase(Locale.ROOT));
            }
            ArrayNode all = json.putArray("steps");
            steps.steps().forEach(step -> all.add(NativeFormat.write(step)));
        } else if (input instanceof Input.Hook hook) {
            json.put("do", "hook").put("client", hook.client()).put("event", hook.event());
            json.put("body", hook.body());
        } else if (input instanceof Input.Take take) {
            json.put("do", "take").put("channel", take.channel());
        } else if (input instanceof Input.Poll poll) {
            json.put("do", "poll").put("after", poll.after());
        } else if (input instanceof Input.Acknowledge one) {
            json.put("do", "acknowledge").put("number", one.number());
        } else if (input instanceof Input.Hear hear) {
            json.put("do", "verdict").put("verdict", Bodies.of(hear.answer()));
        } else if (input instanceof Input.Note note) {
            json.put("do", "note").put("feedback", Bodies.of(note.feedback()));
        } else if (input instanceof Input.Warn warn) {
            json.put("do", "warn").put("what", warn.what());
        } else if (input instanceof Input.Forget forget) {
            json.put("do", "forget").put("before", forget.before());
        }
        return json.toString();
    }

    /**
     * The input of a text.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    static Input read(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(NativeFormat.explain(e), e);
        }
        if (json.path("v").asInt() != VERSION) {
            throw new IllegalArgumentException("The field 'v' is %s and must be %d. Maybe a newer program wrote it."
                    .formatted(json.path("v"), VERSION));
        }
        return switch (json.path("do").asText()) {
            case "steps" -> new Input.Steps(steps(json.path("steps")), manner(json));
            case "hook" -> new Input.Hook(text(json, "client"), text(json, "event"), text(json, "body"));
            case "take" -> new Input.Take(text(json, "channel"));
            case "poll" -> new Input.Poll(json.path("after").asInt());
            case "acknowledge" -> new Input.Acknowledge(json.path("number").asInt());
            case "verdict" -> new Input.Hear(Bodies.entry(VerdictEntry.class, text(json, "verdict")));
            case "note" -> new Input.Note(Bodies.entry(Feedback.class, text(json, "feedback")));
            case "warn" -> new Input.Warn(text(json, "what"));
            case "forget" -> new Input.Forget(json.path("before").asLong());
            default ->
                throw new IllegalArgumentException(
                        "The field 'do' is %s and must be steps, hook, take, poll, acknowledge, verdict, note, warn or forget."
                                .formatted(json.path("do")));
        };
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    private static Manner manner(JsonNode json) {
        String name = json.path("manner").asText("answered").toUpperCase(Locale.ROOT);
        return Manner.valueOf(name);
    }

    /** Steps, each with its place among them as its line. */
    private static List<Step> steps(JsonNode all) {
        String lines = StreamSupport.stream(all.spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
        NativeFormat.Parsed parsed = NativeFormat.parse(lines.getBytes(StandardCharsets.UTF_8));
        if (!parsed.problems().isEmpty() || parsed.steps().isEmpty()) {
            throw new IllegalArgumentException("The field 'steps' cannot be read: %s"
                    .formatted(parsed.problems().stream()
                            .map(problem -> problem.display())
                            .collect(Collectors.joining("; "))));
        }
        return parsed.steps();
    }
}
