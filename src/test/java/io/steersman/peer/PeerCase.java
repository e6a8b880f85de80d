package io.steersman.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.Corpus;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * A situation from another detector's tests, sources or issues, as native steps.
 *
 * @param id its name in the collection
 * @param core whether one engine with the default policy is meant to get it right
 * @param atEnd whether only the final state counts
 * @param detected whether something is to be found: our own verdict where there is one, else the peer's
 * @param contrary whether we want the opposite of what the peer says
 * @param pattern what the peer calls it
 * @param notes what the collection says of it
 * @param steps the steps
 */
record PeerCase(
        String id,
        boolean core,
        boolean atEnd,
        boolean detected,
        boolean contrary,
        String pattern,
        String notes,
        List<Step> steps) {

    /** All cases of the collection; skips the test where it is not there. */
    static List<PeerCase> all() {
        try (Stream<String> lines =
                Files.lines(Corpus.root().resolve("peer-cases").resolve("cases.jsonl"))) {
            return lines.filter(line -> !line.isBlank()).map(PeerCase::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PeerCase parse(String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            boolean peers = json.at("/expected/detected").asBoolean();
            boolean ours = json.path("our_expected").asBoolean(peers);
            return new PeerCase(
                    json.path("id").asText(),
                    json.path("core").asBoolean(),
                    json.path("evaluate").asText().equals("end"),
                    ours,
                    ours != peers,
                    json.at("/expected/pattern").asText(),
                    json.path("notes").asText(),
                    new PeerSteps().read(json.path("steps")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id + ", " + notes;
    }
}
