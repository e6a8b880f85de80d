package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A step whose judging does not come to an end. */
final class DeadlineTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final String MANY = "x".repeat(60);

    /** A condition that makes thousands of letters of each, and goes over them many times. */
    private static final String RULES = """
            package rules.tests.endless;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.trajectory.AgentMessage;
            import java.util.List;

            """
            + rule(
                    "endless",
                    "text.replace(\"x\", \"%s\").replace(\"x\", \"%s\")".formatted(MANY, MANY)
                            + ".replace(\"x\", \"y\").replace(\"y\", \"x\")".repeat(400)
                            + ".length() == 7")
            + rule("quick", "text.length() > 3");

    private final Active active = new Active(Shipped.unchecked("tests/endless.drl", RULES));
    private final MemoryJournal journal = new MemoryJournal();
    private final List<Integer> unjudged = new CopyOnWriteArrayList<>();
    private final Witness witness = new Witness() {
        @Override
        public void unjudged(TrajectoryId id, int step) {
            unjudged.add(step);
        }
    };

    @Test
    void theStepIsKeptUnjudgedAndToldAndTheTrajectoryGoesOn() {
        // Given
        List<Step> steps =
                new Run().say("short").say("x".repeat(900)).say("more words").steps();
        // When
        try (Supervisor supervisor = supervisor(DEADLINE)) {
            steps.forEach(step -> supervisor.accept(ID, List.of(step)));
        }
        // Then
        assertThat(journal.steps(ID, 0, 9)).hasSize(3);
        assertThat(unjudged).containsExactly(1);
        assertThat(journal.findings(ID))
                .filteredOn(FindingEntry::shadow)
                .singleElement()
                .satisfies(entry -> assertThat(entry.finding().evidence()).containsExactly(1));
        assertThat(journal.findings(ID))
                .extracting(entry -> entry.finding().rule().name())
                .containsExactlyInAnyOrder("quick", "unjudged");
    }

    @Test
    void whoeverMakesTheSessionAnewDoesNotJudgeItEither() {
        // Given
        Run run = new Run().say("short").say("x".repeat(900)).say("long");
        try (Supervisor first = supervisor(DEADLINE)) {
            run.steps().subList(0, 2).forEach(step -> first.accept(ID, List.of(step)));
        }
        active.quarantine(RuleId.parse("tests.endless.endless"), "It is known by now.");
        // When
        try (Supervisor second = supervisor(Duration.ofMinutes(1))) {
            second.accept(ID, run.steps().subList(2, 3));
        }
        // Then
        assertThat(unjudged).containsExactly(1);
        assertThat(journal.findings(ID))
                .filteredOn(entry -> !entry.shadow())
                .singleElement()
                .satisfies(entry -> assertThat(entry.finding().evidence()).containsExactly(0, 2));
    }

    @Test
    void theRuleThatDoesNotEndIsFoundAndLeftOut() {
        // When
        try (Supervisor supervisor = supervisor(DEADLINE)) {
            supervisor.accept(ID, new Run().say("x".repeat(900)).steps());
            // Then
            Awaitility.await().untilAsserted(() -> assertThat(active.state().quarantined())
                    .containsOnlyKeys(RuleId.parse("tests.endless.endless")));
        }
    }

    @Test
    void aTrajectoryIsTakenUpUnderRulesThatDoNotEndWithOneOfItsSteps() {
        // Given
        List<Step> steps = new Run().say("x".repeat(900)).say("more words").steps();
        try (Supervisor before = supervisor(new Active(Shipped.inForce()), Duration.ofMinutes(1))) {
            before.accept(ID, steps.subList(0, 1));
        }
        // When
        try (Supervisor after = supervisor(DEADLINE)) {
            after.accept(ID, steps.subList(1, 2));
        }
        // Then
        assertThat(journal.steps(ID, 0, 9)).hasSize(2);
        assertThat(unjudged).containsExactly(0);
    }

    private Supervisor supervisor(Duration deadline) {
        return supervisor(active, deadline);
    }

    private Supervisor supervisor(Active rules, Duration deadline) {
        return new Supervisor(
                journal,
                rules,
                witness,
                9,
                InstantSource.system(),
                new CleanSteps(Redaction.standard()),
                Trials.NONE,
                new Quarantine(rules, new RuleCosts(rules, 0, (rule, nanos) -> {}), Duration.ofMillis(50)),
                Set::of,
                deadline);
    }

    private static String rule(String name, String condition) {
        return """
            rule "%s"
                @title("t")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                $m : AgentMessage( %s )
            then
                insert( finding(drools.getRule(), "x", $m, List.of()) );
            end

            """.formatted(name, condition);
    }
}
