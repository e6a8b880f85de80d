package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that is given up after each step and rebuilt sees what an undisturbed one sees. */
final class RebuildTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final InstantSource CLOCK = InstantSource.fixed(java.time.Instant.EPOCH);

    static List<Map.Entry<String, List<Step>>> runs() {
        return List.of(
                Map.entry(
                        "a loop",
                        new Run()
                                .times(9, r -> r.failing("npm test", "2 failed"))
                                .steps()),
                Map.entry(
                        "a forbidden path",
                        new Run()
                                .user("Fix the login test. Do not modify files under vendor/.")
                                .times(3, r -> r.shell("ls", "a b").edit("vendor/auth.py", "a", "b"))
                                .say("All tests pass now.")
                                .steps()),
                Map.entry(
                        "a loop that the user ends",
                        new Run()
                                .times(4, r -> r.failing("make", "error: no rule"))
                                .user("Look at the Makefile first.")
                                .times(4, r -> r.failing("make", "error: no rule"))
                                .end()
                                .steps()),
                Map.entry("a long run", longRun().steps()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void nothingIsLostByGivingUpTheSession(Map.Entry<String, List<Step>> run) {
        // Given
        Journal undisturbed = new MemoryJournal();
        Journal disturbed = new MemoryJournal();
        Supervisor one = supervisor(undisturbed);
        run.getValue().forEach(step -> one.accept(ID, List.of(step)));
        // When
        for (Step step : run.getValue()) {
            try (Supervisor shortLived = supervisor(disturbed)) {
                shortLived.accept(ID, List.of(step));
            }
        }
        // Then
        assertThat(disturbed.findings(ID)).isNotEmpty().isEqualTo(undisturbed.findings(ID));
        assertThat(disturbed.interventions(ID)).isEqualTo(undisturbed.interventions(ID));
        assertThat(disturbed.outcomes(ID)).isEqualTo(undisturbed.outcomes(ID));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aSessionThatIsGivenUpNowAndThenDecidesTheSameInTheSameOrder(int seed) {
        // Given
        Journal undisturbed = new MemoryJournal();
        Journal disturbed = new MemoryJournal();
        List<Step> steps = Worker.steps(seed);
        Supervisor one = supervisor(undisturbed);
        steps.forEach(step -> one.accept(ID, List.of(step)));
        // When
        Random random = new Random(seed);
        Supervisor another = supervisor(disturbed);
        for (Step step : steps) {
            if (random.nextInt(40) == 0) {
                another.close();
                another = supervisor(disturbed);
            }
            another.accept(ID, List.of(step));
        }
        // Then
        assertThat(disturbed.findings(ID)).isNotEmpty().isEqualTo(undisturbed.findings(ID));
        assertThat(disturbed.interventions(ID)).isEqualTo(undisturbed.interventions(ID));
        assertThat(disturbed.outcomes(ID)).isEqualTo(undisturbed.outcomes(ID));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void manyTrajectoriesThroughFewSessionsAreJudgedAsThoughEachWereAlone(Map.Entry<String, List<Step>> run) {
        // Given
        Journal alone = new MemoryJournal();
        Journal crowded = new MemoryJournal();
        Supervisor one = supervisor(alone);
        run.getValue().forEach(step -> one.accept(ID, List.of(step)));
        Supervisor few = new Supervisor(crowded, new Active(Shipped.inForce()), new Witness() {}, 2, CLOCK);
        // When
        for (Step step : run.getValue()) {
            for (int i = 0; i < 5; i++) {
                few.accept(TrajectoryId.local("t" + i), List.of(step));
            }
        }
        // Then
        assertThat(few.liveSessions()).isEqualTo(2);
        for (int i = 0; i < 5; i++) {
            TrajectoryId id = TrajectoryId.local("t" + i);
            assertThat(crowded.findings(id))
                    .extracting(FindingEntry::finding)
                    .isEqualTo(alone.findings(ID).stream()
                            .map(FindingEntry::finding)
                            .toList());
            assertThat(crowded.interventions(id))
                    .extracting(InterventionEntry::intervention)
                    .isEqualTo(alone.interventions(ID).stream()
                            .map(InterventionEntry::intervention)
                            .toList());
        }
    }

    private static Supervisor supervisor(Journal journal) {
        return new Supervisor(journal, new Active(Shipped.inForce()), new Witness() {}, 10, CLOCK);
    }

    private static Run longRun() {
        Run run = new Run().user("Make it work.");
        for (int i = 0; i < 40; i++) {
            run.edit("src/part" + i + ".py", "a", "b").shell("python part" + i + ".py", "ok " + i);
        }
        return run.times(5, r -> r.failing("pytest -q", "3 failed"));
    }
}
