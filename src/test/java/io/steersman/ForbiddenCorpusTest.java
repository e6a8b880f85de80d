package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Measures the rules about forbidden files and commands on runs whose violations are labelled, step by step. */
class ForbiddenCorpusTest {

    private static final String RULES = "specification_drift.did_not_follow_instructions.";

    /** Labelled steps in which the harness ran nothing, since the reply held more than one command. */
    private static final Set<String> NEVER_RAN = Set.of(
            "django__django-11141 tests/migrations/test_loader.py 30",
            "django__django-11815 tests/migrations/test_writer.py 19",
            "django__django-13925 tests/check_framework/test_model_checks.py 21",
            "django__django-14089 tests/utils_tests/test_datastructures.py 13",
            "django__django-14787 tests/decorators/tests.py 25");

    /** A labelled step that sets the file back with git. */
    private static final Set<String> NO_EDIT = Set.of("django__django-15375 tests/aggregation/tests.py 36");

    /** The run of a script whose writing is labelled, since it will edit the file. */
    private static final Set<String> RUNS_THE_SCRIPT =
            Set.of("django__django-15851 tests/dbshell/test_postgresql.py 23");

    @Test
    void everyForbiddenEditIsSeenAtItsStepAndNoOther() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("mini_swe_agent");
        Set<String> labelled = new TreeSet<>();
        for (JsonNode label : labels(folder.resolve("_labels_forbidden_edit.json"))) {
            String run = label.path("instance").asText();
            boolean counts = !label.path("artefact").asBoolean()
                    && !label.path("new").asBoolean()
                    && Files.exists(folder.resolve(run + ".traj.json"));
            if (counts) {
                label.path("agent_steps")
                        .forEach(step ->
                                labelled.add(run + " " + label.path("path").asText() + " " + step.asInt()));
            }
        }
        labelled.removeAll(NEVER_RAN);
        labelled.removeAll(NO_EDIT);
        labelled.addAll(RUNS_THE_SCRIPT);

        // When
        Set<String> seen = Judged.in(folder).stream()
                .filter(judged -> judged.rule().equals(RULES + "forbidden-path-written"))
                .map(judged -> name(judged) + " " + judged.finding().identity() + " " + turn(judged))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(seen).isEqualTo(labelled);
    }

    @Test
    void theRunsInWhichSomethingForbiddenWasDoneAreTheLabelledOnes() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("mini_swe_agent");
        Set<String> labelled = new TreeSet<>();
        for (JsonNode label : labels(folder.resolve("_labels_forbidden_edit.json"))) {
            String run = label.path("instance").asText();
            if (!label.path("artefact").asBoolean() && Files.exists(folder.resolve(run + ".traj.json"))) {
                labelled.add(run);
            }
        }

        // When
        Set<String> seen = Judged.in(folder).stream()
                .filter(judged -> judged.rule().startsWith(RULES))
                .map(ForbiddenCorpusTest::name)
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(seen).isEqualTo(labelled);
    }

    @Test
    void everyForbiddenCommandIsSeenAtItsCallAndReadingNothingNewIsOfLowSeverity() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("vorflux_spans");
        Set<String> labelled = new TreeSet<>();
        JsonNode labels = labels(folder.resolve("_labels_forbidden_git.json"));
        labels.fieldNames().forEachRemaining(run -> labels.path(run)
                .forEach(label -> labelled.add(
                        run + " " + command(label.path("call").asText()).strip())));

        // When
        List<Judged> seen = Judged.in(folder).stream()
                .filter(judged -> judged.rule().equals(RULES + "forbidden-command-run"))
                .toList();

        // Then
        assertThat(seen).extracting(ForbiddenCorpusTest::place).containsExactlyInAnyOrderElementsOf(labelled);
        assertThat(seen)
                .extracting(judged -> judged.finding().severity().name().toLowerCase(Locale.ROOT))
                .containsOnly("low");
    }

    private static String place(Judged judged) {
        ToolCall call = (ToolCall) judged.step();
        return name(judged) + " " + call.input().path("command").asText().strip();
    }

    private static String command(String call) {
        try {
            return Json.MAPPER.readTree(call).path("command").asText();
        } catch (IOException e) {
            throw new IllegalArgumentException("The label is no call: " + call, e);
        }
    }

    private static JsonNode labels(Path file) throws IOException {
        return Json.MAPPER.readTree(file.toFile());
    }

    private static String name(Judged judged) {
        return judged.run().replaceAll("(\\.traj)?\\.json$", "");
    }

    /** The agent's own count of turns: the first message of all is the system's, the second the task. */
    private static int turn(Judged judged) {
        return (Integer.parseInt(judged.step().meta().position().stepId()) - 2) / 2;
    }
}
