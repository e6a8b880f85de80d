package io.steersman.report.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.report.evaluation.Label.At;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a file of labels: JSON objects, one after the other or in arrays. One with {@code label} is a label, any other says
 * how labels are to be taken.
 */
public final class LabelReader {

    private static final Set<String> OF_LABEL =
            Set.of("run", "label", "step", "call", "line", "stepId", "tolerance", "optional", "note");
    private static final Set<String> OF_SETTINGS = Set.of("map", "tolerance", "runs", "by", "note");

    private final List<Label> labels = new ArrayList<>();
    private final SortedMap<String, List<String>> map = new TreeMap<>();
    private final Set<String> runs = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private Labels.By by = Labels.By.SIGHTINGS;
    private int tolerance;

    private LabelReader() {}

    /**
     * Labels, and what is wrong with their file.
     *
     * @param problems empty when all is well
     */
    public record Read(Labels labels, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /** Reads the content of a file of labels; says everything that is wrong with it. */
    public static Read read(byte[] content) {
        LabelReader reader = new LabelReader();
        try (JsonParser parser = Json.MAPPER.createParser(content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_OBJECT) {
                    reader.object(Json.MAPPER.readTree(parser), line);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    reader.say(line, "Only objects are expected here. Maybe write {\"run\": ..., \"label\": ...}.");
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            reader.say(0, "The labels are no JSON: %s".formatted(firstLine(e)));
        }
        return new Read(new Labels(reader.labels, reader.map, reader.runs, reader.by), reader.problems);
    }

    private void object(JsonNode node, int line) {
        boolean label = node.has("label");
        Set<String> known = label ? OF_LABEL : OF_SETTINGS;
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                say(line, "The key '%s' is unknown. Maybe one of: %s.".formatted(name, new TreeSet<>(known)));
            }
        });
        if (label) {
            label(node, line);
        } else {
            settings(node, line);
        }
    }

    private void label(JsonNode node, int line) {
        List<At> places =
                Arrays.stream(At.values()).filter(at -> node.has(at.key())).toList();
        String run = node.path("run").asText();
        String name = node.path("label").asText();
        if (run.isBlank() || name.isBlank()) {
            say(line, "A label needs a run and a name. Maybe write {\"run\": \"a.jsonl\", \"label\": \"loop\"}.");
        } else if (places.size() > 1) {
            say(line, "A label has one place, this one has %d. Maybe write two labels.".formatted(places.size()));
        } else {
            At at = places.isEmpty() ? At.RUN : places.get(0);
            String value = at == At.RUN ? "" : node.path(at.key()).asText();
            if (at != At.STEP_ID && at != At.RUN && !isNumber(node.path(at.key()))) {
                say(line, "The %s (%s) must be a whole number, not negative.".formatted(at.key(), value));
                return;
            }
            boolean optional = node.path("optional").asBoolean();
            labels.add(new Label(run, name, at, value, tolerance(node, line, tolerance), optional, line));
        }
    }

    private void settings(JsonNode node, int line) {
        node.path("map").properties().forEach(entry -> map.put(entry.getKey(), texts(entry.getValue())));
        runs.addAll(texts(node.path("runs")));
        tolerance = tolerance(node, line, tolerance);
        if (node.has("by")) {
            by(node.path("by").asText(), line);
        }
    }

    private void by(String name, int line) {
        Arrays.stream(Labels.By.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .ifPresentOrElse(
                        value -> by = value,
                        () -> say(line, "'by' (%s) must be sightings or evidence.".formatted(name)));
    }

    private int tolerance(JsonNode node, int line, int otherwise) {
        JsonNode given = node.path("tolerance");
        if (given.isMissingNode() || isNumber(given)) {
            return given.asInt(otherwise);
        }
        say(line, "The tolerance (%s) must be a whole number of steps, not negative.".formatted(given));
        return otherwise;
    }

    private static boolean isNumber(JsonNode node) {
        return node.canConvertToInt() && node.isIntegralNumber() && node.asInt() >= 0;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private void say(int line, String message) {
        problems.add(new Problem(line, "", message));
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
