package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.session.Stopwatch;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that exceed their time. */
final class QuarantineTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");

    private static final String MANY = "a".repeat(1000);

    /** A condition that makes a million letters of each. */
    private static final String RULES = """
            package rules.tests.slow;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.trajectory.AgentMessage;
            import java.util.List;

            """
            + rule(
                    "slow",
                    "text.replace(\"a\", \"%s\").replace(\"a\", \"%s\").length() > 1000000000".formatted(MANY, MANY))
            + rule("quick", "text.length() > 3");

    private final Active active = new Active(Shipped.unchecked("tests/slow.drl", RULES));
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void aRuleThatTakesTooLongIsLeftOutAndTheAgentGoesOn() {
        // Given
        Supervisor supervisor =
                supervisor(new Quarantine(active, new RuleCosts(active, 0, (rule, nanos) -> {}), Duration.ofMillis(5)));
        List<Step> steps = new Run()
                .say("short")
                .say("a".repeat(40))
                .say("ab")
                .say("more words")
                .steps();
        // When
        steps.forEach(step -> supervisor.accept(ID, List.of(step)));
        // Then
        assertThat(active.state().quarantined()).containsOnlyKeys(RuleId.parse("tests.slow.slow"));
        assertThat(active.state().quarantined().values()).first().asString().contains("more than its 5 ms");
        assertThat(journal.steps(ID, 0, 9)).hasSize(4);
        assertThat(journal.findings(ID))
                .extracting(entry -> entry.finding().rule().name(), FindingEntry::seenAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("quick", 0));
    }

    @Test
    void whatIsQuickIsLeftInForce() {
        // Given
        Supervisor supervisor = supervisor(
                new Quarantine(active, new RuleCosts(active, 0, (rule, nanos) -> {}), Duration.ofSeconds(20)));
        // When
        supervisor.accept(ID, new Run().say("short").say("ab").steps());
        // Then
        assertThat(active.state().quarantined()).isEmpty();
        assertThat(journal.findings(ID)).hasSize(1);
    }

    private Supervisor supervisor(Stopwatch stopwatch) {
        return new Supervisor(
                journal,
                active,
                new Witness() {},
                9,
                InstantSource.system(),
                new io.steersman.redaction.CleanSteps(io.steersman.redaction.Redaction.standard()),
                Trials.NONE,
                stopwatch);
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
