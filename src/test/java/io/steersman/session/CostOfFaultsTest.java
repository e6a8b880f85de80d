package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fault takes from its first sighting on is part of what is found, and of what is said. */
final class CostOfFaultsTest {

    private static List<Noticed> loop(int times) {
        Run run = new Run().user("Fix the crash in the login.");
        for (int i = 0; i < times; i++) {
            run.shell("cat src/login.ts", "const a = 1;");
        }
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        List<Noticed> noticed = new ArrayList<>();
        for (Step step : run.steps()) {
            noticed.add(session.accept(step));
        }
        return noticed;
    }

    @Test
    void nothingIsSpentOnAFaultThatIsSeenForTheFirstTime() {
        // When
        List<Noticed> noticed = loop(4);
        // Then
        assertThat(noticed)
                .flatExtracting(Noticed::sighted)
                .extracting(Finding::details)
                .isNotEmpty()
                .allSatisfy(details -> assertThat(details).doesNotContainKey("spent"));
    }

    @Test
    void whatAFaultTakesIsPartOfTheFindingAndOfTheGuidance() {
        // When
        List<Noticed> noticed = loop(9);
        // Then
        Noticed last = noticed.get(noticed.size() - 1);
        assertThat(last.sighted())
                .extracting(finding -> finding.details().get("spentCalls"))
                .contains("5");
        assertThat(noticed)
                .flatExtracting(one -> one.intervention().stream().toList())
                .extracting(intervention -> intervention.text())
                .anySatisfy(text -> assertThat(text).contains("the run took").contains("calls"));
    }
}
