package io.steersman.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads trajectories from the lines of {@link Kept}, one at a time. Not thread-safe. */
public final class KeptReader {

    private final BufferedReader lines;
    private int line;

    /** Lines that are no trajectory of ours. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(int line, String why) {
            super("Line %d: %s".formatted(line, why));
        }
    }

    public KeptReader(BufferedReader lines) {
        this.lines = lines;
    }

    /**
     * The next trajectory, nothing at the end.
     *
     * @throws Unreadable when it is not there as a whole, with the line
     * @throws IOException when the lines cannot be read
     */
    public Optional<Kept> next() throws IOException {
        Optional<JsonNode> first = object("trajectory");
        if (first.isEmpty()) {
            return Optional.empty();
        }
        JsonNode head = first.get();
        if (head.path("format").asInt() != Kept.FORMAT) {
            throw unreadable("The format is %s and not %d. Maybe a newer program wrote it."
                    .formatted(head.path("format"), Kept.FORMAT));
        }
        TrajectoryId id = id(head);
        List<Step> steps = all(head, "step", (index, body) -> Bodies.step(index, body));
        return Optional.of(new Kept(
                id,
                new Entries(
                        steps,
                        all(head, "finding", (index, body) -> Bodies.entry(FindingEntry.class, body)),
                        all(head, "intervention", (index, body) -> Bodies.entry(InterventionEntry.class, body)),
                        all(head, "outcome", (index, body) -> Bodies.entry(Outcome.class, body)),
                        all(head, "feedback", (index, body) -> Bodies.entry(Feedback.class, body)),
                        all(head, "assignment", (index, body) -> Bodies.entry(Assignment.class, body)),
                        all(head, "verdict", (index, body) -> Bodies.entry(VerdictEntry.class, body)),
                        Optional.empty())));
    }

    private TrajectoryId id(JsonNode head) {
        try {
            return new TrajectoryId(
                    head.path("tenant").asText(), head.path("id").asText());
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private <T> List<T> all(JsonNode head, String kind, BiFunction<Integer, String, T> reading) throws IOException {
        List<T> all = new ArrayList<>();
        int count = head.path(kind).asInt();
        for (int index = 0; index < count; index++) {
            JsonNode body = object(kind)
                    .orElseThrow(() -> unreadable("The trajectory ends too early. Maybe the file was cut."));
            try {
                all.add(reading.apply(index, body.toString()));
            } catch (JournalFailure | IllegalArgumentException e) {
                throw unreadable(String.valueOf(e.getMessage()));
            }
        }
        return all;
    }

    /** What stands under a name in the next line that is not blank; nothing at the end. */
    private Optional<JsonNode> object(String name) throws IOException {
        String text = "";
        while (text.isBlank()) {
            String read = lines.readLine();
            line++;
            if (read == null) {
                return Optional.empty();
            }
            text = read;
        }
        try {
            JsonNode found = Json.MAPPER.readTree(text).path(name);
            if (!found.isObject()) {
                throw unreadable("There should be a '%s' here. Maybe this is no export of ours.".formatted(name));
            }
            return Optional.of(found);
        } catch (JsonProcessingException e) {
            throw unreadable("This is no JSON: %s".formatted(e.getOriginalMessage()));
        }
    }

    private Unreadable unreadable(String why) {
        return new Unreadable(line, why);
    }
}
