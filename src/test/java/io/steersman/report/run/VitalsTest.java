package io.steersman.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.report.run.Vitals.Persons;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a person stepped in. */
final class VitalsTest {

    @Test
    void aCorrectionAfterTheAnswerCountsAndTheNextRequestDoesNot() {
        // Given
        List<Step> steps = new Run()
                .user("Sum the orders.")
                .shell("make total", "7")
                .say("The sum is 7.")
                .user("That's wrong, the tax is missing.")
                .shell("make total TAX=1", "8")
                .say("The sum is 8.")
                .user("Thanks. Now write it into the report.")
                .steps();
        // When
        Persons persons = Vitals.of(steps).persons();
        // Then
        assertThat(persons).isEqualTo(new Persons(0, 0, 1));
    }

    @Test
    void wordsWhileTheAgentWorksInterruptItWhateverTheySay() {
        // Given
        List<Step> steps = new Run()
                .user("Sum the orders.")
                .bash("make total")
                .user("No, leave the tax out.")
                .result("7", Status.OK)
                .steps();
        // When
        Persons persons = Vitals.of(steps).persons();
        // Then
        assertThat(persons).isEqualTo(new Persons(1, 0, 0));
    }

    @Test
    void whatIsAskedFirstCorrectsNobody() {
        // Given
        List<Step> steps = new Run().user("It still doesn't work, please look.").steps();
        // When
        Persons persons = Vitals.of(steps).persons();
        // Then
        assertThat(persons.all()).isZero();
    }
}
