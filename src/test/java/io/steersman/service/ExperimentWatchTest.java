package io.steersman.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.experiment.Assignment;
import io.steersman.intervention.Intervention;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.session.Stopwatch;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Trials;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running service does about experiments by itself, and what its operator sees of it. */
final class ExperimentWatchTest {

    private static final int RUNS = 60;
    private static final String EXPERIMENT = """
            question: Does guidance help?
            status: running
            arms: { control: {}, treatment: {} }
            metric: recovery
            guardrails: [failed-calls]
            planned: %d
            """;

    @TempDir
    private Path folder = Path.of("");

    private final MemoryJournal journal = new MemoryJournal();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Background background = new Background(registry);
    private final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    private final EndedExperiments ended = EndedExperiments.inMemory();

    @AfterEach
    void stop() {
        background.stop(new ShutdownEvent());
    }

    @Test
    void anArmThatHarmsAGuardrailIsEndedAndItsUnitsAreToldNoMore() {
        // Given
        try (Supervisor supervisor = supervised(10 * RUNS, ended)) {
            List<String> before = told(supervisor, 0);
            IntStream.range(0, RUNS).forEach(run -> live(supervisor, run));
            // When
            Awaitility.await().until(() -> !audited.isEmpty());
            // Then
            assertThat(ended.get()).containsExactly("help/treatment");
            assertThat(audited).singleElement().satisfies(entry -> {
                assertThat(entry.what()).isEqualTo("experiment.arm-ended");
                assertThat(entry.subject()).isEqualTo("help/treatment");
                assertThat(entry.note()).startsWith("failed-calls: ");
            });
            assertThat(registry.get("steersman.experiments.arms.ended").gauge().value())
                    .isEqualTo(1);
            assertThat(before).isNotEmpty();
            assertThat(told(supervisor, RUNS)).isEmpty();
        }
    }

    @Test
    void whatWasPlannedEndsItAndLaterRunsAreInNoArm() {
        // Given
        try (Supervisor supervisor = supervised(RUNS / 2, ended)) {
            IntStream.range(0, RUNS / 2).forEach(run -> live(supervisor, run));
            // When
            Awaitility.await().until(() -> ended.count(false) == 1);
            live(supervisor, RUNS);
            // Then
            assertThat(audited).anySatisfy(entry -> {
                assertThat(entry.what()).isEqualTo("experiment.ended");
                assertThat(entry.subject()).isEqualTo("help");
                assertThat(entry.note()).isEqualTo("30 of 30 units have come");
            });
            assertThat(registry.get("steersman.experiments.ended").gauge().value())
                    .isEqualTo(1);
            assertThat(journal.assignments(id(RUNS))).isEmpty();
        }
    }

    @Test
    void whatWasEndedStaysSoWhenTheServiceIsStartedAgain() {
        // Given
        Path file = folder.resolve("ended.json");
        EndedExperiments.in(file).end("help", "treatment", "more calls failed");
        // When
        EndedExperiments again = EndedExperiments.in(file);
        // Then
        assertThat(again.reasons()).containsEntry("help/treatment", "more calls failed");
        assertThat(Files.exists(file)).isTrue();
    }

    private Supervisor supervised(int planned, EndedExperiments over) {
        Active active = new Active(Shipped.withExperiment("help", EXPERIMENT.formatted(planned)));
        Supervisor supervisor = new Supervisor(
                journal,
                active,
                new Witness() {},
                2 * RUNS,
                InstantSource.system(),
                new CleanSteps(Redaction.standard()),
                Trials.NONE,
                Stopwatch.NONE,
                over,
                Duration.ZERO);
        new ExperimentWatch(active, journal, supervisor, over, trail(), settings(), background, registry)
                .start(new StartupEvent());
        return supervisor;
    }

    private AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                audited.add(entry);
            }

            @Override
            public List<AuditEntry> entries() {
                return audited;
            }
        };
    }

    private static Settings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withDefaultValue("steersman.experiments.every", "20ms")
                .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
                .build()
                .getConfigMapping(Settings.class);
    }

    /** An agent whose calls go wrong once it is in the arm that is told. */
    private void live(Supervisor supervisor, int run) {
        supervisor.accept(id(run), new Run().user("Make the tests pass.").steps());
        boolean harmed =
                journal.assignments(id(run)).stream().map(Assignment::arm).anyMatch("treatment"::equals);
        Run work = new Run();
        for (int call = 0; call < 6; call++) {
            if (harmed) {
                work.failing("cat src/part" + call + ".js", "cat: no such file");
            } else {
                work.shell("cat src/part" + call + ".js", "export const part = " + call);
            }
        }
        supervisor.accept(id(run), work.end().steps());
    }

    /** What agents that are stuck are told, of a number of runs in both arms. */
    private static List<String> told(Supervisor supervisor, int from) {
        List<Step> stuck = new Run()
                .user("Make the tests pass.")
                .times(5, run -> run.failing("npm test", "2 failed"))
                .steps();
        return IntStream.range(from, from + 8)
                .mapToObj(run -> TrajectoryId.local("stuck-" + run))
                .flatMap(id ->
                        stuck.stream().flatMap(step -> supervisor.accept(id, List.of(step)).interventions().stream()))
                .map(Intervention::text)
                .toList();
    }

    private static TrajectoryId id(int run) {
        return TrajectoryId.local("run-" + run);
    }
}
