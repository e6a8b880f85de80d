package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.session.RuleError;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must not happen, and happens: memory runs out in one trajectory, and the clock jumps. */
final class SpoiledTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");

    /** A condition that makes a text longer than any can be: the engine throws what it throws when memory runs out. */
    private static final String RULES = """
            package rules.tests.memory;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.fact.Action;
            import io.steersman.trajectory.AgentMessage;
            import java.util.List;

            rule "greedy"
                @title("t")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                $m : AgentMessage( text.replace("x", "MANY").replace("x", "MANY").replace("x", "MANY").length() > 5 )
            then
                insert( finding(drools.getRule(), "x", $m, List.of()) );
            end

            rule "modest"
                @title("t")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                $a : Action( finished(), succeeded() )
            then
                insert( finding(drools.getRule(), $a.call().summary(), $a) );
            end
            """.replace("MANY", "x".repeat(1000));

    private final List<RuleError> errors = new ArrayList<>();
    private final Witness witness = new Witness() {
        @Override
        public void failed(TrajectoryId id, RuleError error) {
            errors.add(error);
        }
    };

    @Test
    void whenMemoryRunsOutInOneTrajectoryTheStepIsKeptAndAllGoOn() {
        // Given
        InForce rules = Shipped.unchecked("tests/memory.drl", RULES);
        MemoryJournal journal = new MemoryJournal();
        Supervisor supervisor = new Supervisor(journal, new Active(rules), witness, 9, InstantSource.system());
        List<Step> steps = new Run()
                .shell("ls a", "a")
                .say("x".repeat(20))
                .shell("ls c", "c")
                .steps();
        // When
        steps.forEach(step -> supervisor.accept(ID, List.of(step)));
        supervisor.accept(TrajectoryId.local("other"), steps.subList(0, 2));
        // Then
        assertThat(errors).isNotEmpty().allMatch(error -> error.message().contains("OutOfMemoryError"));
        assertThat(journal.steps(ID, 0, 99)).hasSize(5);
        assertThat(journal.findings(ID)).hasSize(2);
        assertThat(journal.findings(TrajectoryId.local("other"))).hasSize(1);
    }

    @Test
    void aClockThatJumpsChangesNeitherOrderNorOutcomes() {
        // Given
        List<Step> steps = Worker.steps(3).subList(0, 200);
        MemoryJournal steady = new MemoryJournal();
        MemoryJournal jumping = new MemoryJournal();
        Random random = new Random(1);
        Supervisor one =
                new Supervisor(steady, new Active(Shipped.inForce()), witness, 9, InstantSource.fixed(Instant.EPOCH));
        Supervisor other = new Supervisor(
                jumping,
                new Active(Shipped.inForce()),
                witness,
                9,
                () -> Instant.ofEpochMilli(random.nextLong() >> 20));
        // When
        steps.forEach(step -> one.accept(ID, List.of(step)));
        steps.forEach(step -> other.accept(ID, List.of(step)));
        // Then
        assertThat(jumping.steps(ID, 0, 999)).isEqualTo(steady.steps(ID, 0, 999));
        assertThat(jumping.findings(ID))
                .extracting(FindingEntry::finding)
                .isNotEmpty()
                .isEqualTo(
                        steady.findings(ID).stream().map(FindingEntry::finding).toList());
        assertThat(jumping.interventions(ID))
                .extracting(entry -> List.of(entry.intervention(), entry.delivery()))
                .isEqualTo(steady.interventions(ID).stream()
                        .map(entry -> List.<Object>of(entry.intervention(), entry.delivery()))
                        .toList());
        assertThat(jumping.outcomes(ID)).isEqualTo(steady.outcomes(ID));
    }
}
