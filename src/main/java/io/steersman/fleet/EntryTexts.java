package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Bodies;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Entries as they leave the one who judged: what the topic {@code outputs} holds.
 *
 * <p>What is remembered of a session is not among them, since it can be had from the steps.
 */
final class EntryTexts {

    /** Says that all that is kept of a trajectory is to go. */
    static final String FORGOTTEN = "{\"v\":1,\"forgotten\":true}";

    private EntryTexts() {}

    /** The text of entries. */
    static String write(Entries entries) {
        int first = entries.steps().isEmpty() ? 0 : entries.steps().get(0).index();
        StringBuilder text = new StringBuilder("{\"v\":1,\"first\":").append(first);
        list(text, "steps", entries.steps(), Bodies::of);
        list(text, "findings", entries.findings(), Bodies::of);
        list(text, "interventions", entries.interventions(), Bodies::of);
        list(text, "outcomes", entries.outcomes(), Bodies::of);
        list(text, "feedback", entries.feedback(), Bodies::of);
        list(text, "assignments", entries.assignments(), Bodies::of);
        list(text, "verdicts", entries.verdicts(), Bodies::of);
        return text.append('}').toString();
    }

    private static <T> void list(StringBuilder text, String name, List<T> all, Function<T, String> writing) {
        if (all.isEmpty()) {
            return;
        }
        text.append(",\"").append(name).append("\":[");
        for (int i = 0; i < all.size(); i++) {
            text.append(i == 0 ? "" : ",").append(writing.apply(all.get(i)));
        }
        text.append(']');
    }

    /**
     * The entries of a text; nothing when all that is kept of the trajectory is to go.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static Optional<Entries> read(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON: " + e.getOriginalMessage(), e);
        }
        if (json.path("forgotten").asBoolean()) {
            return Optional.empty();
        }
        int first = json.path("first").asInt();
        return Optional.of(new Entries(
                list(json, "steps", (index, body) -> Bodies.step(first + index, body)),
                list(json, "findings", (index, body) -> Bodies.entry(FindingEntry.class, body)),
                list(json, "interventions", (index, body) -> Bodies.entry(InterventionEntry.class, body)),
                list(json, "outcomes", (index, body) -> Bodies.entry(Outcome.class, body)),
                list(json, "feedback", (index, body) -> Bodies.entry(Feedback.class, body)),
                list(json, "assignments", (index, body) -> Bodies.entry(Assignment.class, body)),
                list(json, "verdicts", (index, body) -> Bodies.entry(VerdictEntry.class, body)),
                Optional.empty()));
    }

    /** Reads one of several. */
    private interface Reading<T> {
        T of(int index, String body);
    }

    private static <T> List<T> list(JsonNode json, String name, Reading<T> reading) {
        List<T> all = new ArrayList<>();
        for (JsonNode body : json.path(name)) {
            all.add(reading.of(all.size(), body.toString()));
        }
        return all;
    }
}
