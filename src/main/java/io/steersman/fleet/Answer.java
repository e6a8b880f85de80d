package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intervention.Intervention;
import io.steersman.journal.Bodies;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.JournalFailure;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Refused;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of an input, as it travels from the node that judged to the one that was asked.
 *
 * @param kind whether it was done
 * @param text what was answered, or why not
 * @param problems where and what, in what was refused
 */
record Answer(Kind kind, String text, List<Problem> problems) {

    Answer {
        problems = List.copyOf(problems);
    }

    /** Whether it was done. */
    enum Kind {
        /** It was. */
        DONE,
        /** It does not follow; the text says why by its name. */
        REFUSED,
        /** There is too much to do. */
        OVERLOADED,
        /** It cannot be kept. */
        UNKEPT,
        /** Something else is wrong. */
        FAILED
    }

    /** Interventions that went out. */
    record Told(List<Intervention> interventions) {}

    /** Interventions that went out, as they stand. */
    record Polled(List<InterventionEntry> entries) {}

    /** Whether it was so. */
    record Flag(boolean yes) {}

    /** It was done. */
    static Answer done(Record answer) {
        return done(Bodies.of(answer));
    }

    /** It was done; the answer is JSON. */
    static Answer done(String answer) {
        return new Answer(Kind.DONE, answer, List.of());
    }

    /** It was not done. */
    static Answer failed(Throwable thrown) {
        if (thrown instanceof Refused refused) {
            return new Answer(Kind.REFUSED, refused.reason().name(), refused.problems());
        }
        return new Answer(kind(thrown), String.valueOf(thrown.getMessage()), List.of());
    }

    private static Kind kind(Throwable thrown) {
        Kind other = thrown instanceof JournalFailure ? Kind.UNKEPT : Kind.FAILED;
        return thrown instanceof Overloaded ? Kind.OVERLOADED : other;
    }

    /**
     * The answer as what it was.
     *
     * @throws RuntimeException as it was thrown where it was asked for
     */
    <T extends Record> T as(Class<T> type) {
        return Bodies.entry(type, json());
    }

    /** The answer's JSON, or what was thrown in its place. */
    String json() {
        return switch (kind) {
            case DONE -> text;
            case REFUSED -> throw new Refused(Refused.Reason.valueOf(text), problems);
            case OVERLOADED -> throw new Overloaded(text);
            case UNKEPT -> throw new JournalFailure(JournalFailure.Reason.UNAVAILABLE, text);
            case FAILED -> throw new IllegalStateException(text);
        };
    }

    /** This as JSON. */
    String write() {
        ObjectNode json = Json.emptyObject().put("kind", kind.name()).put("text", text);
        ArrayNode all = json.putArray("problems");
        problems.forEach(problem -> all.addObject()
                .put("line", problem.line())
                .put("pointer", problem.pointer())
                .put("message", problem.message()));
        return json.toString();
    }

    /**
     * The answer of a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Answer read(String text) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            List<Problem> problems = new ArrayList<>();
            json.path("problems")
                    .forEach(problem -> problems.add(new Problem(
                            problem.path("line").asInt(),
                            problem.path("pointer").asText(),
                            problem.path("message").asText())));
            return new Answer(
                    Kind.valueOf(json.path("kind").asText()), json.path("text").asText(), problems);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no answer of a node: " + e.getOriginalMessage(), e);
        }
    }
}
