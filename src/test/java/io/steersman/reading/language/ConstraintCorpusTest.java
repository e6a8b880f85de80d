package io.steersman.reading.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steersman.Corpus;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.instruction.ConstraintMatch.Weight;
import io.steersman.reading.instruction.Instructed;
import io.steersman.reading.instruction.Standing;
import io.steersman.reading.shell.Shell;
import io.steersman.trajectory.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Measures constraints on labelled runs; read straight from their files, so that it says what the reading alone can do. */
final class ConstraintCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("```bash\\s*\\n(.*?)\\n?```", Pattern.DOTALL);

    /** Labelled where a script is written that edits a test when it is run; reading sees only the script's own name. */
    private static final Set<String> SCRIPTED = Set.of("django__django-15851 22");

    @Test
    void forbiddenEditsOfExistingFilesAreFoundAtTheirStepsAndNoOthers() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("mini_swe_agent");
        Set<String> expected = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        Map<String, JsonNode> labels = labelsByRun(folder);
        // When
        for (Path file : files(folder, ".traj.json")) {
            Run run = new Run(file);
            found.addAll(run.edits);
            expected.addAll(labelled(run, labels));
        }
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void newTestFilesThatStayAreToldFromScratchFilesThatGo() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("mini_swe_agent");
        Set<String> expected = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (JsonNode label :
                JSON.readTree(folder.resolve("_labels_forbidden_edit.json").toFile())) {
            String run = label.get("instance").asText();
            if (label.get("new").asBoolean() && Files.exists(folder.resolve(run + ".traj.json"))) {
                expected.add(run + " " + label.get("path").asText());
            }
        }
        // When
        for (Path file : files(folder, ".traj.json")) {
            Run run = new Run(file);
            run.own.forEach(path -> found.add(run.name + " " + path));
        }
        // Then
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void forbiddenGitCommandsAreFoundAndNoOthers() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("vorflux_spans");
        JsonNode labels =
                JSON.readTree(folder.resolve("_labels_forbidden_git.json").toFile());
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        // When
        for (Path file : files(folder, ".json")) {
            String name = file.getFileName().toString().replace(".json", "");
            found.addAll(gitCommands(name, JSON.readTree(file.toFile()).get("trajectory")));
            labels.get(name)
                    .forEach(
                            label -> expected.add(name + " " + label.get("call").asText()));
        }
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> gitCommands(String name, JsonNode entries) {
        List<Constraint> standing = List.of();
        List<String> found = new ArrayList<>();
        for (JsonNode entry : entries) {
            for (JsonNode message : entry.path("task_prompt")) {
                Instruction prompt = Instruction.user(message.get("content").asText());
                standing = Standing.after(standing, Instructed.read(prompt, Languages.SHIPPED), "", Languages.SHIPPED);
            }
            List<Constraint> limits = standing;
            String script = entry.path("arguments").path("command").asText();
            boolean violates = entry.path("type").asText().equals("tool_call")
                    && Shell.commands(script).stream().anyMatch(c -> limits.stream()
                            .anyMatch(l -> ConstraintMatch.forbidsCommand(l, c).found()));
            if (violates) {
                found.add(name + " {\"command\": \"" + script + "\"}");
            }
        }
        return found;
    }

    private static Set<String> labelled(Run run, Map<String, JsonNode> labels) {
        Set<String> steps = new TreeSet<>();
        labels.forEach((key, label) -> {
            boolean ofRun =
                    key.startsWith(run.name + " ") && !label.get("artefact").asBoolean();
            if (ofRun && !label.get("new").asBoolean()) {
                label.get("agent_steps").forEach(step -> steps.add(run.name + " " + step.asInt()));
            }
        });
        steps.removeIf(step -> run.idle.contains(step) || SCRIPTED.contains(step));
        return steps;
    }

    private static Map<String, JsonNode> labelsByRun(Path folder) throws IOException {
        Map<String, JsonNode> labels = new TreeMap<>();
        for (JsonNode label :
                JSON.readTree(folder.resolve("_labels_forbidden_edit.json").toFile())) {
            labels.put(label.get("instance").asText() + " " + label.get("path").asText(), label);
        }
        return labels;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .filter(f -> !f.getFileName().toString().startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    /** One run: the steps that edit a forbidden file which was there before, and the new forbidden files that stay. */
    private static final class Run {

        final String name;
        final Set<String> edits = new TreeSet<>();
        final Set<String> own = new TreeSet<>();
        /** Steps that ran nothing, or only set files back: labelled for their text, but no edit. */
        final Set<String> idle = new HashSet<>();

        private List<Constraint> standing = List.of();
        private final StringBuilder seen = new StringBuilder();
        private final Set<String> made = new HashSet<>();

        Run(Path file) throws IOException {
            name = file.getFileName().toString().replace(".traj.json", "");
            JsonNode messages = JSON.readTree(file.toFile()).get("messages");
            int step = -1;
            for (int i = 0; i < messages.size(); i++) {
                String text = messages.get(i).get("content").asText();
                if (i < 2) {
                    standing = Standing.after(
                            standing,
                            Instructed.read(Instruction.user(text), Languages.SHIPPED),
                            "",
                            Languages.SHIPPED);
                } else if (messages.get(i).get("role").asText().equals("assistant")) {
                    step++;
                    boolean ran = i + 1 < messages.size()
                            && messages.get(i + 1).get("content").asText().startsWith("<returncode>");
                    act(name + " " + step, text, ran);
                } else {
                    seen.append(text);
                }
            }
        }

        private void act(String step, String text, boolean ran) {
            Matcher action = ACTION.matcher(text);
            if (!ran || !action.find()) {
                idle.add(step);
                return;
            }
            List<Write> writes = ShellWrites.of(Shell.commands(action.group(1)));
            if (!writes.isEmpty() && writes.stream().allMatch(w -> w.change() == Change.RESTORE)) {
                idle.add(step);
            }
            writes.forEach(write -> judge(step, write));
        }

        private void judge(String step, Write write) {
            Weight weight = standing.stream()
                    .map(c -> ConstraintMatch.forbidsWrite(c, write))
                    .max(Weight::compareTo)
                    .orElse(Weight.NONE);
            if (!weight.found()) {
                return;
            }
            if (ConstraintMatch.mayBeNew(write) && seen.indexOf(write.path()) < 0) {
                made.add(write.path());
                own.add(write.path());
            } else if (write.change() == Change.DELETE) {
                own.remove(write.path());
            }
            if (!made.contains(write.path())) {
                edits.add(step);
            }
        }
    }
}
