package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SupervisorTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private final MemoryJournal journal = new MemoryJournal();
    private final Supervisor supervisor =
            new Supervisor(journal, new Active(Shipped.inForce()), new Witness() {}, 2, InstantSource.system());

    @Test
    void guidanceComesWithTheStepThatEarnedItAndOnlyOnce() {
        // Given
        List<Step> steps =
                new Run().times(4, r -> r.failing("npm test", "2 failed")).steps();
        supervisor.accept(ID, steps.subList(0, 5));
        // When
        Accepted third = supervisor.accept(ID, steps.subList(5, 6));
        // Then
        assertThat(third.interventions()).hasSize(1);
        assertThat(supervisor.accept(ID, steps.subList(6, 8)).interventions()).isEmpty();
    }

    @Test
    void whatHooksTellAfterAnEndIsWatchedAsBefore() {
        // Given
        List<Step> steps =
                new Run().times(3, r -> r.failing("npm test", "2 failed")).steps();
        supervisor.accept(ID, List.of(Instruction.user("Fix it."), new TrajectoryEnd(Meta.NONE, "")));
        // When
        Accepted after = supervisor.acceptShaped(ID, known -> steps);
        // Then
        assertThat(after.findings())
                .extracting(finding -> finding.rule().name())
                .contains("went-on-after-end", "failing-replay");
    }

    @Test
    void aStepThatCannotBeCleanedIsKeptWithoutItsContent() {
        // Given
        ArrayNode nested = JsonNodeFactory.instance.arrayNode();
        ArrayNode inner = nested;
        for (int i = 0; i < 200_000; i++) {
            inner = inner.addArray();
        }
        ToolCall call = new ToolCall(Meta.NONE, "c1", "Bash", nested);
        // When
        Accepted accepted = supervisor.accept(ID, List.of(call));
        // Then
        assertThat(accepted.findings())
                .extracting(finding -> finding.rule().name())
                .contains("step-withheld");
        assertThat(((ToolCall) journal.steps(ID, 0, 10).get(0)).input().toString())
                .contains("withheld, cannot be cleaned");
        assertThat(supervisor
                        .accept(ID, List.of(ToolResult.of("c1", "ok", ToolResult.Status.OK)))
                        .first())
                .isEqualTo(2);
    }

    @Test
    void aStepSentTwiceCountsOnce() {
        // Given
        Step step = Instruction.user("Fix it.").with(Meta.NONE.withNumber(1));
        supervisor.accept(ID, List.of(step));
        // When
        Accepted again = supervisor.accept(ID, List.of(step));
        // Then
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(journal.steps(ID, 0, 10)).hasSize(1);
    }

    @Test
    void aNumberWithOtherContentIsRefused() {
        // Given
        supervisor.accept(ID, List.of(Instruction.user("Fix it.").with(Meta.NONE.withNumber(1))));
        List<Step> other = List.of(Instruction.user("Break it.").with(Meta.NONE.withNumber(1)));
        // Then
        assertThatThrownBy(() -> supervisor.accept(ID, other))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("number 1 is taken");
    }

    @Test
    void aResultWithoutACallIsRefusedAndNothingOfItsBatchIsKept() {
        // Given
        List<Step> batch = List.of(Instruction.user("Fix it."), ToolResult.of("c9", "ok", ToolResult.Status.OK));
        // Then
        assertThatThrownBy(() -> supervisor.accept(ID, batch))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no open call 'c9'");
        assertThat(journal.steps(ID, 0, 10)).isEmpty();
    }

    @Test
    void anEndedTrajectoryTakesNoMoreSteps() {
        // Given
        supervisor.accept(ID, new Run().end().steps());
        // Then
        assertThatThrownBy(() -> supervisor.accept(ID, new Run().say("more").steps()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void aSessionThatWasGivenUpGoesOnWhereItWas() {
        // Given
        List<Step> steps =
                new Run().times(3, r -> r.failing("npm test", "2 failed")).steps();
        supervisor.accept(ID, steps.subList(0, 5));
        for (int i = 0; i < 5; i++) {
            supervisor.accept(
                    TrajectoryId.local("other" + i), new Run().say("hello").steps());
        }
        // When
        Accepted third = supervisor.accept(ID, steps.subList(5, 6));
        // Then
        assertThat(supervisor.liveSessions()).isLessThanOrEqualTo(2);
        assertThat(third.findings()).hasSize(1);
        assertThat(third.interventions()).hasSize(1);
    }

    @Test
    void guidanceIsDroppedWhenTheUserSpeaksFirst() {
        // Given
        supervisor
                .submitSilently(
                        ID,
                        new Run()
                                .times(3, r -> r.failing("npm test", "2 failed"))
                                .steps())
                .join();
        // When
        Accepted after = supervisor.accept(
                ID, new Run().user("Stop, look at docs/ instead.").steps());
        // Then
        assertThat(after.interventions()).isEmpty();
        assertThat(supervisor.poll(ID, 0)).isEmpty();
    }
}
