package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.experiment.Assignment;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trajectories that belong to an experiment, from the first step to what became of them. */
final class ExperimentTest {

    private static final int RUNS = 40;
    private static final String RULE = "reasoning_problems.infinite_loops.failing-replay";
    private static final String THREE = """
            question: Does guidance help?
            status: running
            arms:
              control: {}
              placebo: { text: "Step noted." }
              treatment: {}
              shorter: { policy: { rules: { %s: { text: "Stop it." } } } }
            metric: recovery
            """.formatted(RULE);

    private final MemoryJournal journal = new MemoryJournal();
    private Set<String> ended = Set.of();

    @Test
    void eachArmIsToldWhatItsArmSaysAndTheSameIsDecidedInAll() {
        // Given
        Map<String, List<String>> told = new TreeMap<>();
        Supervisor supervisor = supervisor(Shipped.withExperiment("help", THREE), 100);
        // When
        for (int run = 0; run < RUNS; run++) {
            List<String> texts = feed(supervisor, id(run));
            told.computeIfAbsent(arm(run), arm -> new ArrayList<>()).addAll(texts);
        }
        // Then
        assertThat(told.keySet()).containsExactly("control", "placebo", "shorter", "treatment");
        assertThat(told.get("control")).isEmpty();
        assertThat(told.get("placebo")).isNotEmpty().containsOnly(Intervention.MARK + " Step noted.");
        assertThat(told.get("shorter")).contains(Intervention.MARK + " Stop it.");
        assertThat(told.get("treatment")).isNotEmpty().noneMatch(text -> text.contains("Stop it."));
        assertThat(IntStream.range(0, RUNS).mapToObj(run -> faults(id(run))).distinct())
                .as("what was due, and when, in any arm")
                .hasSize(1);
    }

    @Test
    void whatIsWithheldIsKeptAndItsOutcomeIsThatOfNobodySpeaking() {
        // Given
        Supervisor supervisor = supervisor(Shipped.withExperiment("help", THREE), 100);
        IntStream.range(0, RUNS).forEach(run -> feed(supervisor, id(run)));
        int control = first("control");
        int treatment = first("treatment");
        // When
        List<InterventionEntry> kept = journal.interventions(id(control));
        // Then
        assertThat(kept)
                .extracting(InterventionEntry::delivery)
                .contains(Delivery.WITHHELD)
                .doesNotContain(Delivery.SENT, Delivery.ACKNOWLEDGED);
        assertThat(journal.outcomes(id(control)))
                .hasSameSizeAs(journal.outcomes(id(treatment)))
                .filteredOn(outcome -> outcome.kind() != Outcome.Kind.UNDELIVERED)
                .isNotEmpty()
                .allMatch(outcome -> outcome.voice() == Outcome.Voice.NOBODY);
        assertThat(supervisor.poll(id(control), 0)).isEmpty();
        supervisor.acknowledge(id(control), 1);
        assertThat(journal.interventions(id(control))).isEqualTo(kept);
    }

    @Test
    void aNeutralWordIsNeverMoreThanANotice() {
        // Given
        Supervisor supervisor = supervisor(Shipped.withExperiment("help", THREE), 100);
        IntStream.range(0, RUNS).forEach(run -> feed(supervisor, id(run)));
        // When
        List<InterventionEntry> kept = journal.interventions(id(first("placebo")));
        // Then
        assertThat(kept).isNotEmpty().allMatch(entry -> entry.intervention().level() == Level.NOTICE);
    }

    @Test
    void sessionsThatAreGivenUpAfterEachStepKeepTheirArmAndDecideTheSame() {
        // Given
        InForce inForce = Shipped.withExperiment("help", THREE);
        Supervisor steady = supervisor(inForce, 100);
        IntStream.range(0, RUNS).forEach(run -> feed(steady, id(run)));
        MemoryJournal disturbed = new MemoryJournal();
        Supervisor forgetful =
                new Supervisor(disturbed, new Active(inForce), new Witness() {}, 1, InstantSource.system());
        // When
        for (Step step : steps()) {
            IntStream.range(0, RUNS).forEach(run -> forgetful.accept(id(run), List.of(step)));
        }
        // Then
        for (int run = 0; run < RUNS; run++) {
            assertThat(disturbed.assignments(id(run))).isEqualTo(journal.assignments(id(run)));
            assertThat(disturbed.outcomes(id(run))).isEqualTo(journal.outcomes(id(run)));
            assertThat(disturbed.interventions(id(run)))
                    .extracting(InterventionEntry::intervention, InterventionEntry::delivery)
                    .hasSameSizeAs(journal.interventions(id(run)));
        }
    }

    @Test
    void anArmThatIsEndedMeanwhileSaysNoMoreThanTheFirst() {
        // Given
        Supervisor supervisor = supervisor(Shipped.withExperiment("help", THREE), 100);
        IntStream.range(0, RUNS).forEach(run -> supervisor.accept(id(run), List.of(steps().get(0))));
        ended = Set.of("help/treatment", "help/shorter", "help/placebo");
        // When
        List<String> told = IntStream.range(0, RUNS)
                .boxed()
                .flatMap(run -> steps().subList(1, steps().size()).stream()
                        .flatMap(step -> supervisor.accept(id(run), List.of(step)).interventions().stream()))
                .map(Intervention::text)
                .toList();
        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void whereTheExperimentIsStoppedAllAreTreatedAlike() {
        // Given
        Supervisor supervisor = supervisor(Shipped.withExperiment("help", THREE.replace("running", "stopped")), 100);
        // When
        List<List<String>> told = IntStream.range(0, 8)
                .mapToObj(run -> feed(supervisor, id(run)))
                .distinct()
                .toList();
        // Then
        assertThat(told).singleElement().satisfies(texts -> assertThat(texts).isNotEmpty());
        assertThat(journal.assignments(id(0))).isEmpty();
    }

    private Supervisor supervisor(InForce inForce, int live) {
        return new Supervisor(
                journal,
                new Active(inForce),
                new Witness() {},
                live,
                InstantSource.system(),
                new CleanSteps(Redaction.standard()),
                Trials.NONE,
                Stopwatch.NONE,
                () -> ended,
                java.time.Duration.ZERO);
    }

    private static List<String> feed(Supervisor supervisor, TrajectoryId id) {
        return steps().stream()
                .flatMap(step -> supervisor.accept(id, List.of(step)).interventions().stream())
                .map(Intervention::text)
                .toList();
    }

    /** Stuck for a while, then at work, to the end. */
    private static List<Step> steps() {
        Run run = new Run().user("Make the tests pass.").times(5, failing -> failing.failing("npm test", "2 failed"));
        run.edit("src/a.py", "a", "b");
        for (int i = 0; i < 8; i++) {
            run.shell("cat src/file" + i + ".py", "content " + i);
        }
        return run.end().steps();
    }

    private List<List<String>> faults(TrajectoryId id) {
        return journal.interventions(id).stream()
                .map(entry -> List.of(
                        String.valueOf(entry.intervention().step()),
                        String.valueOf(entry.intervention().faults())))
                .toList();
    }

    private String arm(int run) {
        return journal.assignments(id(run)).stream()
                .map(Assignment::arm)
                .findFirst()
                .orElseThrow();
    }

    private int first(String arm) {
        return IntStream.range(0, RUNS)
                .filter(run -> arm(run).equals(arm))
                .findFirst()
                .orElseThrow();
    }

    private static TrajectoryId id(int run) {
        return TrajectoryId.local("run-" + run);
    }
}
