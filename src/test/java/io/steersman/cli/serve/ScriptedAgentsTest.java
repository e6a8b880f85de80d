package io.steersman.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.steersman.Shipped;
import io.steersman.experiment.Findings;
import io.steersman.experiment.Findings.Comparison;
import io.steersman.experiment.Metric;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.report.experiment.ExperimentPage;
import io.steersman.report.experiment.ExperimentRuns;
import io.steersman.report.run.RunReader;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The agents of the demo, from what they do to what the report says, without HTTP. */
final class ScriptedAgentsTest {

    private static final int AGENTS = 600;

    @Test
    void whoListensRecoversWhenToldAndANeutralWordDoesNothing() throws Exception {
        // Given
        InForce inForce = Shipped.withExperiment("demo", DemoExperiment.EXPERIMENT);
        MemoryJournal journal = new MemoryJournal();
        Supervisor supervisor =
                new Supervisor(journal, new Active(inForce), new Witness() {}, 10, InstantSource.system());
        for (int number = 0; number < AGENTS; number++) {
            live(supervisor, number);
        }
        // When
        List<Findings> findings =
                ExperimentRuns.read(inForce.experiments(), journal, TrajectoryId.LOCAL, new RunReader());
        // Then
        Files.writeString(Path.of("target/demo-experiment.txt"), ExperimentPage.text(findings));
        Files.writeString(Path.of("target/demo-experiment.html"), ExperimentPage.html(findings));
        assertThat(of(findings.get(0), "treatment").isDecided()).isTrue();
        assertThat(of(findings.get(0), "treatment").difference().value()).isPositive();
        assertThat(of(findings.get(0), "placebo").isDecided()).isFalse();
        assertThat(findings.get(0).harmful()).isEmpty();
    }

    private static void live(Supervisor supervisor, int number) {
        ScriptedAgent agent = new ScriptedAgent(number);
        TrajectoryId id = TrajectoryId.local("agent-%04d".formatted(number));
        Optional<ArrayNode> next = agent.next();
        while (next.isPresent()) {
            byte[] body = next.get().toString().getBytes(StandardCharsets.UTF_8);
            supervisor
                    .accept(id, NativeFormat.parse(body).steps())
                    .interventions()
                    .forEach(told -> agent.hear(told.text()));
            next = agent.next();
        }
    }

    private static Comparison of(Findings findings, String arm) {
        return findings.comparisons().stream()
                .filter(one -> !one.triggered() && one.arm().equals(arm) && one.metric() == Metric.RECOVERY)
                .findFirst()
                .orElseThrow();
    }
}
