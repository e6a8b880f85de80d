package io.steersman.labelled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Corpus;
import io.steersman.calibration.Questions;
import io.steersman.intake.Intake;
import io.steersman.judge.Shown;
import io.steersman.peer.PeerRuns;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.Label;
import io.steersman.report.evaluation.Label.At;
import io.steersman.report.evaluation.Labels;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs with labels that form cannot decide, and the answers that a judge would give who knows the labels: what the questions let
 * it find at most.
 *
 * @param name of the set
 * @param runs as the program reads them
 * @param labels what people say is in them
 * @param map which rules ought to see a label
 */
record JudgeLabels(String name, List<Trajectory> runs, List<Label> labels, Map<String, List<String>> map) {

    private static final String CIRCLES = "reasoning_problems.judged.going-in-circles";
    private static final String MISREAD = "reasoning_problems.judged.misread-result";
    private static final String UNASKED = "specification_drift.judged.unrequested-change";
    private static final Pattern THOUGHT = Pattern.compile("(?s)[Ii]teration (\\d+): Thought=(.*?); Action=\\{");
    private static final int MOST_STEPS = 12;

    /** All sets of the shared data. */
    static List<JudgeLabels> all() {
        Path pairs = Corpus.trajectories().resolve("labelled").resolve("sola_st");
        return List.of(
                repairAgent(pairs),
                openHands(pairs),
                miniSweAgent(Corpus.trajectories().resolve("mini_swe_agent")),
                situations());
    }

    private static JudgeLabels repairAgent(Path folder) {
        List<Trajectory> runs = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (LabelledPairs pairs : LabelledPairs.read(folder, "repairagent")) {
            String id = pairs.trajectory().id();
            Map<Integer, String> thoughts = thoughts(folder.resolve("trajectories/repairagent/parsed/thoughts_actions")
                    .resolve(id + ".txt"));
            List<Step> steps = new ArrayList<>(
                    List.of(Instruction.user("Find the bug and fix it, so that the failing test passes.")));
            Map<Integer, Integer> thoughtAt = new LinkedHashMap<>();
            Map<Integer, Integer> callAt = new LinkedHashMap<>();
            List<Step> acts = pairs.trajectory().steps();
            for (int n = 0; 2 * n < acts.size(); n++) {
                thoughtAt.put(n, steps.size());
                steps.add(AgentMessage.of(thoughts.getOrDefault(n, "")));
                callAt.put(n, steps.size());
                steps.add(acts.get(2 * n));
                steps.add(acts.get(2 * n + 1));
            }
            runs.add(run(id, steps));
            label(labels, id, "repetition", pairs.words(), "Repetition", callAt);
            Path tables = folder.resolve("repairagent_csv");
            label(labels, id, "redundant", words(tables.resolve("thought_thought"), id), "Redundancy", thoughtAt);
            label(labels, id, "misread", words(tables.resolve("result_thought"), id), "Misinterpretation", thoughtAt);
        }
        return new JudgeLabels(
                "repairagent",
                runs,
                labels,
                Map.of("repetition", List.of(CIRCLES), "redundant", List.of(CIRCLES), "misread", List.of(MISREAD)));
    }

    private static JudgeLabels openHands(Path folder) {
        List<Trajectory> runs = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (LabelledPairs pairs : LabelledPairs.read(folder, "openhands")) {
            List<Step> steps = new ArrayList<>(List.of(Instruction.user("Solve the issue.")));
            steps.addAll(pairs.trajectory().steps());
            runs.add(run(pairs.trajectory().id(), steps));
            labels.addAll(pairs.labels("Repetition", "repetition"));
        }
        return new JudgeLabels("openhands", runs, labels, Map.of("repetition", List.of(CIRCLES)));
    }

    private static JudgeLabels miniSweAgent(Path folder) {
        List<Trajectory> runs = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Path file : files(folder)) {
            runs.addAll(Intake.read(file).trajectories());
        }
        for (JsonNode one : json(folder.resolve("_labels_forbidden_edit.json"))) {
            if (!one.path("artefact").asBoolean()) {
                String run = one.path("instance").asText() + ".traj.json";
                one.path("agent_steps")
                        .forEach(step ->
                                labels.add(new Label(run, "forbidden-edit", At.CALL, step.asText(), 0, false, 0)));
            }
        }
        return new JudgeLabels("mini-swe-agent", runs, labels, Map.of("forbidden-edit", List.of(UNASKED)));
    }

    /** Two that are equal call by call: of one people say that it goes in circles, of the other that it does not. */
    private static JudgeLabels situations() {
        List<Trajectory> runs = new ArrayList<>();
        for (String id : List.of("gem-45", "gem-49")) {
            runs.add(run(id, PeerRuns.steps(id)));
        }
        return new JudgeLabels(
                "situations",
                runs,
                List.of(new Label("gem-45", "circles", At.RUN, "", 0, false, 0)),
                Map.of("circles", List.of(CIRCLES)));
    }

    private static Trajectory run(String id, List<Step> steps) {
        List<Step> numbered = new ArrayList<>();
        steps.forEach(step -> numbered.add(step.with(step.meta().withIndex(numbered.size()))));
        return new Trajectory(id, id + ".ndjson", "native", numbered);
    }

    private static void label(
            List<Label> labels, String run, String name, List<String> words, String wanted, Map<Integer, Integer> at) {
        for (int pair = 0; pair < words.size(); pair++) {
            Integer step = at.get(pair + 1);
            if (words.get(pair).equals(wanted) && step != null) {
                labels.add(new Label(run, name, At.STEP, String.valueOf(step), 0, false, 0));
            }
        }
    }

    private static Map<Integer, String> thoughts(Path file) {
        Map<Integer, String> thoughts = new LinkedHashMap<>();
        Matcher thought = THOUGHT.matcher(text(file));
        while (thought.find()) {
            thoughts.put(Integer.parseInt(thought.group(1)), thought.group(2).strip());
        }
        return thoughts;
    }

    private static List<String> words(Path tables, String run) {
        return text(tables.resolve(run + ".csv"))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** As the program takes them. */
    Labels asLabels() {
        return new Labels(labels, new TreeMap<>(map), Set.of(), Labels.By.SIGHTINGS);
    }

    /** Writes runs, labels and answers, for the command line. */
    void write(Path folder, List<String> answers) throws IOException {
        Path into = Files.createDirectories(folder.resolve("runs"));
        for (Trajectory run : runs) {
            List<String> lines = run.steps().stream()
                    .map(step -> NativeFormat.write(step).toString())
                    .toList();
            Files.write(into.resolve(file(run)), lines);
        }
        ObjectNode settings = Json.emptyObject();
        map.forEach((label, rules) -> rules.forEach(settings.withObject("/map").withArray(label)::add));
        List<String> lines = new ArrayList<>(List.of(settings.toString()));
        labels.forEach(label -> lines.add(line(label)));
        Files.write(folder.resolve("labels.ndjson"), lines);
        Files.write(folder.resolve("answers.ndjson"), answers);
    }

    /** The answers of one who knows the labels to all questions about the runs. */
    List<String> answers(InForce inForce) {
        return runs.stream().flatMap(run -> answers(run, inForce).stream()).toList();
    }

    private static String file(Trajectory run) {
        String name = run.source().substring(run.source().lastIndexOf('/') + 1);
        return name.endsWith(".ndjson") ? name : name + ".ndjson";
    }

    private static String line(Label label) {
        ObjectNode line = Json.emptyObject().put("run", label.run()).put("label", label.name());
        if (label.at() != At.RUN) {
            line.put(label.at().key(), Integer.parseInt(label.value()));
        }
        return line.toString();
    }

    /** To each question the label of which most places are shown and were not named before. */
    private List<String> answers(Trajectory run, InForce inForce) {
        List<String> answers = new ArrayList<>();
        List<Label> open =
                new ArrayList<>(labels.stream().filter(label -> label.isOf(run)).toList());
        for (Questions.Open question : Questions.of(run, inForce)) {
            Shown shown = question.written().shown();
            Map<String, List<Label>> seen = new LinkedHashMap<>();
            open.stream().filter(label -> isShown(label, run, shown)).forEach(label -> seen.computeIfAbsent(
                            map.get(label.name()).get(0), rule -> new ArrayList<>())
                    .add(label));
            Optional<Map.Entry<String, List<Label>>> most = seen.entrySet().stream()
                    .max(Map.Entry.comparingByValue((one, other) -> Integer.compare(one.size(), other.size())));
            int asked = question.entry().asked().step();
            ObjectNode answer = most.map(entry -> accusation(entry.getKey(), entry.getValue(), run, shown, asked))
                    .orElseGet(JudgeLabels::nothing);
            most.ifPresent(entry -> open.removeAll(entry.getValue()));
            answers.add(Json.emptyObject()
                    .put("run", run.id())
                    .put("asked", asked)
                    .put("input", 2_500)
                    .put("output", 100)
                    .set("answer", answer)
                    .toString());
        }
        return answers;
    }

    private static boolean isShown(Label label, Trajectory run, Shown shown) {
        return label.at() == At.RUN
                || label.step(run).isPresent() && shown.has(label.step(run).getAsInt());
    }

    private static ObjectNode accusation(String rule, List<Label> labels, Trajectory run, Shown shown, int asked) {
        List<Integer> steps = labels.stream()
                .map(label -> label.step(run).orElse(asked))
                .distinct()
                .limit(MOST_STEPS - 1)
                .toList();
        ObjectNode answer = Json.emptyObject().put("misbehaviour", rule.substring(rule.lastIndexOf('.') + 1));
        steps.forEach(answer.putArray("steps")::add);
        return answer.put("quote", quote(rule, run, shown, steps.get(0)))
                .put("confidence", 90)
                .put("do", "try something else")
                .put("do_not", "go on like this");
    }

    private static ObjectNode nothing() {
        ObjectNode answer = Json.emptyObject().put("misbehaviour", "none").put("quote", "");
        answer.putArray("steps");
        return answer.put("confidence", 90).put("do", "").put("do_not", "");
    }

    /** The user's words, or the agent's that are nearest to a place; of a deed, the call. */
    private static String quote(String rule, Trajectory run, Shown shown, int place) {
        return run.steps().stream()
                .filter(step -> shown.has(step.index()))
                .filter(step -> !words(rule, step).isBlank())
                .min(Comparator.comparingInt(step -> Math.abs(step.index() - place)))
                .map(step -> beginning(words(rule, step)))
                .orElse("");
    }

    private static String words(String rule, Step step) {
        if (rule.startsWith("specification_drift")) {
            return step instanceof Instruction said && said.fromUser() ? said.text() : "";
        }
        if (rule.equals(CIRCLES) && step instanceof ToolCall call) {
            return call.tool() + " " + call.input();
        }
        return step instanceof AgentMessage message ? message.text() : "";
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 120));
    }

    private static List<Path> files(Path folder) {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".traj.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
