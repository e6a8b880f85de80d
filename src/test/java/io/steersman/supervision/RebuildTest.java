package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.WildRun;
import io.steersman.journal.Entries;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.Standing;
import io.steersman.reload.Active;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that is given up after each step and rebuilt sees what an undisturbed one sees. */
final class RebuildTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final int LENGTH = 5_000;
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

    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void aRunOfThousandsOfStepsGoesOnFromWhatIsRemembered(int seed) {
        // Given
        Journal undisturbed = new MemoryJournal();
        Journal disturbed = new MemoryJournal();
        drive(undisturbed, seed, LENGTH, Integer.MAX_VALUE);
        // When
        drive(disturbed, seed, LENGTH, 70);
        // Then
        assertThat(disturbed.standing(ID)).isPresent();
        assertThat(disturbed.findings(ID)).hasSizeGreaterThan(30).isEqualTo(undisturbed.findings(ID));
        assertThat(disturbed.interventions(ID)).hasSizeGreaterThan(10).isEqualTo(undisturbed.interventions(ID));
        assertThat(disturbed.outcomes(ID)).hasSizeGreaterThan(20).isEqualTo(undisturbed.outcomes(ID));
    }

    @Test
    void whatRebuildingReadsDoesNotGrowWithTheRun() {
        // Given
        Journal journal = new MemoryJournal();
        List<Step> steps = WildRun.steps(14, 5_000);
        try (Supervisor supervisor = supervisor(journal)) {
            steps.forEach(step -> supervisor.accept(ID, List.of(step)));
        }
        // When
        List<Integer> read = new ArrayList<>();
        Journal watched = telling(journal, read);
        try (Supervisor supervisor = supervisor(watched)) {
            supervisor.accept(ID, new Run().say("I go on.").steps());
        }
        // Then
        assertThat(read).hasSizeBetween(1, View.KEPT_EVERY + 120);
    }

    @Test
    void whatAnotherVersionRemembersIsLeftAsideAndAllStepsAreReadAgain() {
        // Given
        Journal undisturbed = new MemoryJournal();
        Journal disturbed = new MemoryJournal();
        drive(undisturbed, 15, 1_200, Integer.MAX_VALUE);
        drive(disturbed, 15, 1_200, Integer.MAX_VALUE);
        Standing kept = disturbed.standing(ID).orElseThrow();
        Standing foreign = new Standing(kept.step(), "of another version");
        disturbed.write(
                ID,
                new Entries(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(foreign)));
        // When
        Step next = WildRun.steps(15, 1_201).get(1_200);
        for (Journal journal : List.of(undisturbed, disturbed)) {
            try (Supervisor supervisor = supervisor(journal)) {
                supervisor.accept(ID, List.of(next));
            }
        }
        // Then
        assertThat(disturbed.findings(ID)).isEqualTo(undisturbed.findings(ID));
        assertThat(disturbed.interventions(ID)).isEqualTo(undisturbed.interventions(ID));
    }

    /** The journal, which tells what steps are read of it. */
    private static Journal telling(Journal journal, List<Integer> read) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(journal, arguments);
                    if (method.getName().equals("steps")) {
                        ((List<?>) answer).forEach(step -> read.add(((Step) step).index()));
                    }
                    return answer;
                });
    }

    /** Reports a run in requests of some steps, with polls and retries between, given up now and then. */
    private static void drive(Journal journal, int seed, int length, int givenUp) {
        List<Step> steps = WildRun.steps(seed, length);
        Random random = new Random(seed);
        Random away = new Random(seed);
        Supervisor supervisor = supervisor(journal);
        for (int from = 0; from < steps.size(); ) {
            int to = Math.min(steps.size(), from + 1 + random.nextInt(3));
            if (away.nextInt(givenUp) == 0) {
                supervisor.close();
                supervisor = supervisor(journal);
            }
            if (random.nextInt(3) == 0) {
                supervisor.accept(ID, steps.subList(from, to));
            } else {
                supervisor.submitSilently(ID, steps.subList(from, to)).join();
            }
            if (random.nextInt(5) == 0) {
                supervisor.poll(ID, 0);
            }
            if (random.nextInt(30) == 0) {
                supervisor.accept(ID, steps.subList(Math.max(0, from - 2), to));
            }
            from = to;
        }
        supervisor.close();
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
