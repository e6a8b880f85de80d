package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Corpus;
import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.session.Session;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session that is told of by hooks as it happens gives the findings that its file gives afterwards. */
class LiveIsRecordedTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @MethodSource("own")
    void theHooksTellWhatTheFileTells(Path file) throws IOException {
        // Given
        Trajectory recorded = Intake.read(file).trajectories().get(0);
        // When
        List<Step> live = live(recorded, file);
        // Then
        assertThat(told(live)).isEqualTo(told(recorded.steps()));
        assertThat(found(live)).isEqualTo(found(recorded.steps())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theHooksOfRecordedSessionsLeadToTheSameFindings(Path sessions) throws IOException {
        // Given
        List<String> differences = new ArrayList<>();
        int same = 0;
        for (Path file : files(Corpus.trajectories().resolve(sessions))) {
            List<Trajectory> recorded = Intake.read(file).trajectories();
            if (!recorded.isEmpty()) {
                // When
                TreeSet<String> live = found(live(recorded.get(0), file));
                TreeSet<String> afterwards = found(recorded.get(0).steps());
                // Then
                for (String finding : afterwards) {
                    same += live.contains(finding) ? 1 : 0;
                    if (!live.contains(finding)) {
                        differences.add(file.getFileName() + " only afterwards: " + finding);
                    }
                }
                live.removeAll(afterwards);
                live.forEach(finding -> differences.add(file.getFileName() + " only live: " + finding));
            }
        }
        assertThat(differences).as("%d are the same", same).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("own")
    void aSessionThatIsHeardOfLateBeginsWithWhatItsFileTells(Path file) throws IOException {
        // Given
        Trajectory recorded = Intake.read(file).trajectories().get(0);
        LiveHooks hooks = hooks(recorded, file);
        Files.copy(file, hooks.file);
        // When
        List<Step> late = hooks.prompted("Go on.");
        // Then
        assertThat(told(late)).isEqualTo(told(recorded.steps()) + "\nUSER Go on.");
        assertThat(hooks.prompted("And on.")).hasSize(late.size() + 1);
    }

    private List<Step> live(Trajectory recorded, Path file) throws IOException {
        return hooks(recorded, file).play(Files.readAllLines(file));
    }

    private LiveHooks hooks(Trajectory recorded, Path file) throws IOException {
        return recorded.format().startsWith("codex")
                ? new LiveHooks.OfCodex("s", folder, Files.readAllLines(file))
                : new LiveHooks.OfClaudeCode("s", folder);
    }

    /** Rule, and what it was seen in. */
    private static TreeSet<String> found(List<Step> steps) {
        TreeSet<String> found = new TreeSet<>();
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        int index = 0;
        for (Step step : steps) {
            Step placed = step.with(step.meta().withIndex(index++));
            for (Finding finding : session.accept(placed).fresh()) {
                found.add(finding.rule() + " in " + anchor(placed));
            }
        }
        return found;
    }

    /** What stands in the steps; hooks of Codex call its shell by another name. */
    private static String told(List<Step> steps) {
        return steps.stream()
                .map(LiveIsRecordedTest::brief)
                .collect(Collectors.joining("\n"))
                .replace("exec_command", "Bash");
    }

    private static String anchor(Step step) {
        String text = brief(step);
        return step instanceof ToolCall call
                ? call.id()
                : step instanceof ToolResult result ? result.call() : text.substring(0, Math.min(90, text.length()));
    }

    private static String brief(Step step) {
        if (step instanceof ToolCall call) {
            return "call " + call.id() + " " + call.tool();
        }
        if (step instanceof ToolResult result) {
            return "result " + result.call() + " " + result.status() + " " + result.exitCode() + " " + result.output();
        }
        if (step instanceof Instruction instruction) {
            return instruction.source() + " " + instruction.text();
        }
        return step instanceof AgentMessage message
                ? "message " + message.text() + " / " + message.reasoning()
                : step.getClass().getSimpleName();
    }

    static Stream<Path> own() throws IOException, URISyntaxException {
        Path own = Path.of(Objects.requireNonNull(LiveIsRecordedTest.class.getResource("/hooks/live"))
                .toURI());
        return files(own).stream();
    }

    static Stream<Path> corpus() {
        return Stream.of(Path.of("claude_code_native"), Path.of("codex_rollout"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
