package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.session.RuleError;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A rule that wants more memory than there is. */
final class ExhaustingRuleTest {

    private static final RuleId LARGE = RuleId.parse("tests.large.large");
    private static final String RULES = """
            package rules.tests.large;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.trajectory.AgentMessage;
            import java.util.List;

            """
            + rule("large", "text.contains(\"much\")", "text.repeat(1000000000).length() == 7")
            + rule("small", "text.length() > 3", "text.length() < 100");

    private final Active active = new Active(Shipped.unchecked("tests/large.drl", RULES));
    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final Witness witness = new Witness() {
        @Override
        public void failed(TrajectoryId id, RuleError error) {
            failed.add(id.id() + " " + error.rule());
        }
    };

    @Test
    void itIsLeftOutOfItsTrajectoryAndTheOthersGoOnJudging() {
        // When
        try (Supervisor supervisor = supervisor()) {
            supervisor.accept(
                    TrajectoryId.local("a"),
                    new Run().say("much").say("much more").say("words").steps());
        }
        // Then
        assertThat(failed).containsExactly("a " + LARGE);
        assertThat(active.state().quarantined()).isEmpty();
        assertThat(journal.findings(TrajectoryId.local("a")))
                .extracting(entry -> entry.finding().rule().name())
                .contains("small")
                .doesNotContain("large");
    }

    @Test
    void itIsLeftOutOfAllTrajectoriesAtItsSecondOffence() {
        // When
        try (Supervisor supervisor = supervisor()) {
            for (String run : List.of("a", "b", "c")) {
                supervisor.accept(TrajectoryId.local(run), new Run().say("much").steps());
            }
        }
        // Then
        assertThat(failed).containsExactly("a " + LARGE, "b " + LARGE);
        assertThat(active.state().quarantined()).containsOnlyKeys(LARGE);
    }

    private Supervisor supervisor() {
        return new Supervisor(
                journal,
                active,
                witness,
                9,
                InstantSource.system(),
                new CleanSteps(Redaction.standard()),
                Trials.NONE,
                new Quarantine(active, new RuleCosts(active, 0, (rule, nanos) -> {}), Duration.ZERO));
    }

    private static String rule(String name, String... conditions) {
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
                    $message : AgentMessage( %s )
                then
                    insert( finding(drools.getRule(), "x", $message, List.of()) );
                end

                """.formatted(name, String.join(", ", conditions));
    }
}
