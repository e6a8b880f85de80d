package io.steersman.labelled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.report.evaluation.Label;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs that people have labelled pair by pair: parsed actions, their results where they are kept, and one word for each pair
 * of consecutive actions. Row n of a table is about action n and the one after it; the label is given to the latter.
 *
 * @param trajectory a call and a result for each action
 * @param words what people say of the pairs, in order
 */
record LabelledPairs(Trajectory trajectory, List<String> words) {

    private static final Pattern ACTION = Pattern.compile("(?m)^Action at iteration \\d+: (.*)$");
    private static final Pattern RESULT = Pattern.compile(
            "(?s)Result at iteration (\\d+): (.*?)\\n?; (?:Action at iteration|Next action)(?=[^\\n]*(?:\\n---\\n|\\n?\\z))");
    private static final String PREFACE = "The result of executing that last command is:";
    private static final String NOT_KEPT = "the result was not kept";

    LabelledPairs {
        words = List.copyOf(words);
    }

    /**
     * All runs of an agent.
     *
     * @param folder that holds {@code trajectories/AGENT/parsed} and {@code AGENT_csv/action_action}
     */
    static List<LabelledPairs> read(Path folder, String agent) {
        Path parsed = folder.resolve("trajectories").resolve(agent).resolve("parsed");
        try (Stream<Path> tables = Files.list(folder.resolve(agent + "_csv").resolve("action_action"))) {
            return tables.sorted().map(table -> read(parsed, table)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledPairs read(Path parsed, Path table) {
        String name = table.getFileName().toString().replace(".csv", "");
        List<String> words = text(table)
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        Path results = parsed.resolve("results_actions").resolve(name + ".txt");
        Map<Integer, String> outputs = Files.exists(results) ? outputs(text(results)) : Map.of();
        List<Step> steps = new ArrayList<>();
        Matcher action = ACTION.matcher(text(parsed.resolve("actions_actions").resolve(name + ".txt")));
        for (int i = 0; action.find(); i++) {
            steps.add(call(i, PythonLiteral.read(action.group(1))));
            steps.add(ToolResult.of("c" + i, outputs.getOrDefault(i, NOT_KEPT), Status.UNKNOWN));
        }
        return new LabelledPairs(new Trajectory(name, name + ".ndjson", "native", steps), words);
    }

    /** Arguments stand under one of two names, as a dictionary or as a text of JSON. */
    private static Step call(int number, JsonNode action) {
        JsonNode arguments = action.has("args") ? action.get("args") : action.path("arguments");
        JsonNode input = arguments.isMissingNode() ? Json.emptyObject() : arguments;
        return new ToolCall(Meta.NONE, "c" + number, action.path("name").asText(), input);
    }

    private static Map<Integer, String> outputs(String text) {
        Map<Integer, String> outputs = new HashMap<>();
        Matcher result = RESULT.matcher(text);
        while (result.find()) {
            outputs.put(
                    Integer.parseInt(result.group(1)),
                    result.group(2).replace(PREFACE, "").strip());
        }
        return outputs;
    }

    /** The labels of this word, each at the call that is the second of its pair. */
    List<Label> labels(String word, String name) {
        List<Label> labels = new ArrayList<>();
        for (int pair = 0; pair < words.size(); pair++) {
            if (words.get(pair).equals(word)) {
                labels.add(new Label(
                        trajectory.id(), name, Label.At.CALL, String.valueOf(pair + 1), 0, false, labels.size() + 1));
            }
        }
        return labels;
    }

    /** Writes the run as a file of its own into a folder. */
    void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Step step : trajectory.steps()) {
            lines.add(NativeFormat.write(step).toString());
        }
        Files.write(folder.resolve(trajectory.source()), lines);
    }

    /** Writes labels as {@code evaluate} reads them. */
    static void writeLabels(Path file, ObjectNode settings, List<Label> labels) throws IOException {
        List<String> lines = new ArrayList<>(List.of(settings.toString()));
        for (Label label : labels) {
            lines.add(Json.emptyObject()
                    .put("run", label.run())
                    .put("label", label.name())
                    .put("call", Integer.parseInt(label.value()))
                    .toString());
        }
        Files.write(file, lines);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
