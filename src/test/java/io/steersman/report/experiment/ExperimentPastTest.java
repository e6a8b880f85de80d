package io.steersman.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.WildRun;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.report.run.RunReader;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that were live, replayed afterwards. */
final class ExperimentPastTest {

    private static final int RUNS = 60;
    private static final int LENGTH = 80;

    @Test
    void aReplayedRunAnalysesAsItDidLive() {
        // Given
        InForce inForce = Shipped.withExperiment("quiet", """
                question: Do two arms in which nobody is told anything differ?
                status: running
                arms: { control: {}, other: { says: nothing } }
                metric: recovery
                metrics: [failed-calls, failing-sessions, interventions-by-persons, steps, interventions]
                """);
        Findings live = live(inForce);
        ExperimentPast past = new ExperimentPast(live.experiment(), inForce);
        // When
        runs().forEach(past::replay);
        Findings replayed = past.findings();
        // Then
        assertThat(live.groups()).isNotEmpty();
        assertThat(replayed.arms()).isEqualTo(live.arms());
        assertThat(replayed.groups()).isEqualTo(live.groups());
        assertThat(replayed.comparisons()).isEqualTo(live.comparisons());
        assertThat(replayed.guidance()).isEqualTo(live.guidance());
    }

    private static Findings live(InForce inForce) {
        MemoryJournal journal = new MemoryJournal();
        try (Supervisor supervisor =
                new Supervisor(journal, new Active(inForce), new Witness() {}, RUNS, InstantSource.system())) {
            runs().forEach(run ->
                    run.steps().forEach(step -> supervisor.accept(TrajectoryId.local(run.id()), List.of(step))));
        }
        Experiments experiments =
                new Experiments(List.of(inForce.experiments().find("quiet").orElseThrow()));
        return ExperimentRuns.read(experiments, journal, TrajectoryId.LOCAL, new RunReader())
                .get(0);
    }

    private static List<Trajectory> runs() {
        return IntStream.range(0, RUNS)
                .mapToObj(seed -> new Trajectory("made-%03d".formatted(seed), "made", "native", ended(seed)))
                .toList();
    }

    private static List<Step> ended(int seed) {
        List<Step> steps = new ArrayList<>(WildRun.steps(seed, LENGTH));
        steps.add(new TrajectoryEnd(Meta.NONE.withIndex(steps.size()), "completed"));
        return steps;
    }
}
