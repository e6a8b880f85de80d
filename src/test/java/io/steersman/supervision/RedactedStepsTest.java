package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedactedStepsTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final String SECRET = "glpat-" + "x9Y8".repeat(5);

    private final MemoryJournal journal = new MemoryJournal();
    private final Supervisor supervisor =
            new Supervisor(journal, new Active(Shipped.inForce()), new Witness() {}, 2, InstantSource.system());

    @Test
    void aSecretIsInNothingThatIsKeptOrSent() {
        // Given
        List<Step> loop = new Run()
                .times(4, r -> r.failing("deploy --token " + SECRET, "denied for " + SECRET))
                .steps();
        // When
        Accepted accepted = supervisor.accept(ID, loop);
        // Then
        assertThat(accepted.interventions()).isNotEmpty();
        assertThat(accepted.toString()).doesNotContain(SECRET);
        assertThat(journal.steps(ID, 0, 100).toString()).doesNotContain(SECRET);
        assertThat(journal.findings(ID).toString()).doesNotContain(SECRET);
    }

    @Test
    void callsThatDifferInTheirSecretsAloneAreDifferentCalls() {
        // Given
        Run run = new Run();
        for (int i = 0; i < 4; i++) {
            run.failing("deploy --token glpat-" + ("x9Y" + i).repeat(5), "denied");
        }
        // When
        Accepted accepted = supervisor.accept(ID, run.steps());
        // Then
        assertThat(accepted.findings())
                .noneMatch(finding -> finding.rule().name().equals("failing-replay"));
    }

    @Test
    void aStepWithASecretThatIsSentTwiceCountsOnce() {
        // Given
        Step step = AgentMessage.of("I use " + SECRET).with(Meta.NONE.withNumber(1));
        supervisor.accept(ID, List.of(step));
        // When
        Accepted again = supervisor.accept(ID, List.of(step));
        // Then
        assertThat(again.duplicates()).isEqualTo(1);
    }
}
