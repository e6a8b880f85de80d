package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Corpus;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntakeCorpusTest {

    @Test
    void everyTrajectoryFileIsReadAndNothingIsSkippedSilently() {
        // Given
        Selection selection = Intake.files(Corpus.trajectories());

        // When
        List<Reading> readings = selection.files().stream().map(Intake::read).toList();

        // Then
        print(readings);
        assertThat(selection.problems()).isEmpty();
        assertThat(readings).hasSizeGreaterThan(150);
        assertThat(readings)
                .allSatisfy(reading -> assertThat(reading.trajectories()).isNotEmpty());
        assertThat(readings)
                .filteredOn(reading -> !reading.source().contains("polyglot-rust-c"))
                .flatExtracting(Reading::trajectories)
                .allSatisfy(trajectory -> assertThat(trajectory.steps())
                        .as(trajectory.source())
                        .hasAtLeastOneElementOfType(ToolCall.class));
        assertThat(selection.passedOver())
                .allSatisfy(
                        left -> assertThat(left.path().toString()).containsAnyOf("labelled", "README.md", "_labels"));
    }

    @Test
    void bothRecordsOfOneRunGiveTheSameCallsAndResults() {
        // Given
        Path folder = Corpus.trajectories().resolve("codetracer_kimi");
        List<Path> streams = Intake.files(folder.resolve("claude_stream_json")).files();

        // When
        List<Path> both = streams.stream()
                .filter(stream -> twin(folder, stream).toFile().exists())
                .toList();

        // Then
        assertThat(both).hasSizeGreaterThanOrEqualTo(4);
        assertThat(both).allSatisfy(stream -> assertThat(actions(stream)).isEqualTo(actions(twin(folder, stream))));
    }

    private static Path twin(Path folder, Path stream) {
        return folder.resolve("atif").resolve(stream.getFileName().toString().replace(".jsonl", ".json"));
    }

    private static List<String> actions(Path file) {
        Trajectory trajectory = Intake.read(file).trajectories().get(0);
        List<String> actions = new ArrayList<>();
        List<String> turns = new ArrayList<>();
        for (Step step : trajectory.steps()) {
            if (step instanceof ToolCall call) {
                if (!turns.contains(call.turn())) {
                    turns.add(call.turn());
                }
                actions.add("turn %d call %s %s".formatted(turns.size(), call.tool(), call.input()));
            } else if (step instanceof ToolResult result) {
                actions.add("result %s %s %s %s"
                        .formatted(result.status(), result.exitCode(), result.refusal(), result.output()));
            }
        }
        actions.add(
                trajectory.steps().get(trajectory.steps().size() - 1).getClass().getSimpleName());
        return actions;
    }

    private static void print(List<Reading> readings) {
        Map<String, int[]> rows = new TreeMap<>();
        for (Reading reading : readings) {
            int[] row = rows.computeIfAbsent(reading.format(), any -> new int[5]);
            row[0]++;
            row[1] += reading.trajectories().size();
            row[2] += (int) steps(reading).count();
            row[3] += (int) steps(reading).filter(ToolCall.class::isInstance).count();
            row[4] += reading.problems().size();
            reading.problems()
                    .forEach(problem ->
                            System.out.println(Path.of(reading.source()).getFileName() + ": " + problem.display()));
        }
        rows.forEach((format, row) -> System.out.printf(
                "%-20s files %3d  trajectories %3d  steps %5d  actions %5d  problems %d%n",
                format, row[0], row[1], row[2], row[3], row[4]));
    }

    private static Stream<Step> steps(Reading reading) {
        return reading.trajectories().stream().flatMap(trajectory -> trajectory.steps().stream());
    }
}
