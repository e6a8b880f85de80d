package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.experiment.Assignment;
import io.steersman.intervention.Intervention;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.session.Stopwatch;
import io.steersman.silence.Silence;
import io.steersman.silence.Silences;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Trials;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partition that goes to another node with each record decides, tells and draws as a service that is alone. */
final class MovingPartitionTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final int RUNS = 16;
    private static final String ARMS = """
            question: Does guidance help?
            status: running
            arms:
              control: {}
              placebo: { text: "Step noted." }
              treatment: {}
            metric: recovery
            """;
    private static final InForce SHIPPED = Shipped.inForce();

    private final MemoryJournal journal = new MemoryJournal();
    private final Releases releases = Releases.of(SHIPPED, Path.of("rules"), Path.of("policies"));
    private final Silences silences = Silences.inMemory(InstantSource.fixed(Instant.EPOCH));
    private Set<String> ended = Set.of();
    private final Supervisor alone = new Supervisor(
                    journal,
                    releases.active(),
                    new Witness() {},
                    100,
                    InstantSource.fixed(Instant.EPOCH),
                    new CleanSteps(Redaction.standard()),
                    Trials.NONE,
                    Stopwatch.NONE,
                    () -> ended,
                    Duration.ZERO)
            .heeding(silences);
    private final Partition moving = new Partition(SHIPPED);

    MovingPartitionTest() throws IOException {}

    @AfterEach
    void close() {
        alone.close();
        moving.close();
    }

    private void step(TrajectoryId id, Step step) {
        List<Intervention> one = alone.accept(id, List.of(step)).interventions();
        moving.move();
        assertThat(moving.accept(id, List.of(step)).interventions()).isEqualTo(one);
    }

    private void activate(InForce next) {
        releases.put(next, How.ACTIVATED, "", "");
        moving.activate(next);
    }

    private static List<Step> numbered(Run run) {
        List<Step> steps = new ArrayList<>();
        for (Step step : run.steps()) {
            steps.add(step.with(step.meta().withNumber(steps.size())));
        }
        return steps;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void nothingIsLostByGivingUpTheSession(int run) {
        // When
        Runs.of(run).forEach(step -> step(ID, step));
        // Then
        Same.inBoth(moving.reads, journal, ID);
        assertThat(journal.steps(ID, 0, 100)).isNotEmpty();
    }

    @Test
    void whatWaitsIsHadByThePollAndWhatHasArrivedIsNotToldAgain() {
        // Given
        List<Step> steps = numbered(new Run().times(9, run -> run.failing("npm test", "2 failed")));
        alone.submitSilently(ID, steps.subList(0, 8)).join();
        moving.ask(ID, new Input.Steps(steps.subList(0, 8), Input.Manner.SILENT));
        moving.move();
        // When
        List<?> polled =
                moving.ask(ID, new Input.Poll(0)).as(Answer.Polled.class).entries();
        int number = alone.poll(ID, 0).get(0).intervention().number();
        moving.move();
        boolean known = moving.ask(ID, new Input.Acknowledge(number))
                .as(Answer.Flag.class)
                .yes();
        alone.acknowledge(ID, number);
        steps.subList(8, steps.size()).forEach(step -> step(ID, step));
        // Then
        assertThat(polled).hasSize(1);
        assertThat(known).isTrue();
        assertThat(moving.reads.interventions(ID).get(0).delivery()).isEqualTo(Delivery.ACKNOWLEDGED);
        Same.inBoth(moving.reads, journal, ID);
    }

    @Test
    void rulesThatComeIntoForceMeanwhileApplyFromTheNextStepOn() {
        // Given
        InForce quiet = Shipped.withPolicy("quiet.yaml", "scope: { tenant: local }\nrules: {}\n");
        List<Step> steps = numbered(new Run().times(9, run -> run.failing("npm test", "2 failed")));
        steps.subList(0, 5).forEach(step -> step(ID, step));
        // When
        activate(quiet);
        steps.subList(5, 12).forEach(step -> step(ID, step));
        activate(SHIPPED);
        steps.subList(12, steps.size()).forEach(step -> step(ID, step));
        // Then
        Same.inBoth(moving.reads, journal, ID);
        assertThat(moving.reads.findings(ID)).isEqualTo(journal.findings(ID)).isNotEmpty();
    }

    @Test
    void eachRunKeepsItsArmAndAnArmThatIsEndedWithholdsNothingMore() {
        // Given
        activate(Shipped.withExperiment("help", ARMS));
        List<Step> steps = numbered(new Run().times(6, run -> run.failing("npm test", "2 failed")));
        IntStream.range(0, RUNS).forEach(run -> steps.subList(0, 7).forEach(step -> step(id(run), step)));
        // When
        ended = Set.of("help/control");
        moving.decide(Decisions.ended("help/control", "It does harm."));
        IntStream.range(0, RUNS).forEach(run -> steps.subList(7, steps.size()).forEach(step -> step(id(run), step)));
        // Then
        Set<String> arms = new TreeSet<>();
        for (int run = 0; run < RUNS; run++) {
            List<Assignment> drawn = moving.reads.assignments(id(run));
            assertThat(drawn).isEqualTo(journal.assignments(id(run))).hasSize(1);
            arms.add(drawn.get(0).arm());
            Same.inBoth(moving.reads, journal, id(run));
        }
        assertThat(arms).containsExactly("control", "placebo", "treatment");
    }

    private static TrajectoryId id(int run) {
        return TrajectoryId.local("run-" + run);
    }

    @Test
    void whatIsSilencedIsWithheldAndToldAgainAfterwards() {
        // Given
        Silence silence = new Silence(
                "s1", "local", "", "", "", "", Instant.EPOCH, Instant.ofEpochSecond(3600), "ada", "A known flake.");
        Silence over =
                new Silence("s1", "local", "", "", "", "", Instant.EPOCH, Instant.EPOCH, "ada", "A known flake.");
        List<Step> steps = numbered(new Run().times(9, run -> run.failing("npm test", "2 failed")));
        silences.add(silence);
        moving.decide(Decisions.silence(silence));
        steps.subList(0, 8).forEach(step -> step(ID, step));
        // When
        silences.learn(over);
        moving.decide(Decisions.silence(over));
        steps.subList(8, steps.size()).forEach(step -> step(ID, step));
        // Then
        Same.inBoth(moving.reads, journal, ID);
        assertThat(moving.reads.interventions(ID))
                .extracting(entry -> entry.delivery())
                .startsWith(Delivery.WITHHELD)
                .endsWith(Delivery.ACKNOWLEDGED);
    }
}
