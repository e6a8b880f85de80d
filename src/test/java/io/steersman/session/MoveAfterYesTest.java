package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.trajectory.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MoveAfterYesTest {

    @Test
    void whatWasDoneOnAYesIsNotHeldAgainstTheAgentWhenRulesChangeLater() {
        // Given
        List<Step> steps = new Run()
                .user("Fix the crash in the login.")
                .user("Yes")
                .shell("git push origin main", "done")
                .user("Now rename the helper to parse_login.")
                .shell("ls", "a")
                .steps();
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        steps.subList(0, 5).forEach(session::accept);
        session.move(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        // When
        Noticed noticed = session.accept(steps.get(5));
        // Then
        assertThat(noticed.sighted()).isEmpty();
    }
}
