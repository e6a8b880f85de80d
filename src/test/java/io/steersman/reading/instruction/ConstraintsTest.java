package io.steersman.reading.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Languages;
import io.steersman.reading.text.ConstraintRows;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConstraintsTest {

    static List<Arguments> silent() {
        return ConstraintRows.rows("/reading/constraints/silent.tsv");
    }

    static List<Arguments> spoken() {
        return ConstraintRows.rows("/reading/constraints/spoken.tsv");
    }

    static List<Arguments> later() {
        return ConstraintRows.rows("/reading/constraints/later.tsv");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("silent")
    void setsNoLimit(String why, String text) {
        // When
        List<Constraint> found = Constraints.read(Instruction.user(text), Languages.SHIPPED);
        // Then
        assertThat(limits(found)).as(why).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoken")
    void setsLimits(String text, String expected) {
        // When
        List<Constraint> found = Constraints.read(Instruction.user(text), Languages.SHIPPED);
        // Then
        List<String> wanted = expected.equals("-") ? List.of() : Arrays.asList(expected.split(", ", -1));
        assertThat(limits(found)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("later")
    void laterInstructionsOverride(String first, String second, String standing) {
        // When
        List<Constraint> merged = Standing.after(
                Standing.after(List.of(), read(first), "", Languages.SHIPPED), read(second), "", Languages.SHIPPED);
        // Then
        List<String> wanted = standing.equals("-") ? List.of() : Arrays.asList(standing.split(", ", -1));
        assertThat(limits(merged)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void keepsTheSentenceAsItWasWritten() {
        // When
        List<Constraint> found =
                Constraints.read(Instruction.user("Hello. Please, do *not* touch `a.py`! Thanks."), Languages.SHIPPED);
        // Then
        assertThat(found).extracting(Constraint::quote).containsExactly("Please, do *not* touch `a.py`!");
    }

    @Test
    void quotesTheHeadingOfAListWithItsItem() {
        // When
        List<Constraint> found = Constraints.read(Instruction.user("DO NOT:\n- modify tests"), Languages.SHIPPED);
        // Then
        assertThat(found).extracting(Constraint::quote).containsExactly("DO NOT: modify tests");
    }

    @Test
    void quotesAtMostThreeHundredCharacters() {
        // Given
        String text = "Do not modify tests " + "because they are right ".repeat(40);
        // When
        List<Constraint> found = Constraints.read(Instruction.user(text), Languages.SHIPPED);
        // Then
        assertThat(found.get(0).quote()).hasSize(300);
    }

    @Test
    void textOfTheHarnessAndOurOwnSetsNoLimitButAMode() {
        // When
        List<Constraint> found = List.of(Source.HARNESS, Source.STEERSMAN).stream()
                .flatMap(s ->
                        Constraints.read(new Instruction(Meta.NONE, "Do not modify tests.", s), Languages.SHIPPED)
                                .stream())
                .toList();
        // Then
        assertThat(found).isEmpty();
    }

    private static Instructed read(String spoken) {
        int colon = spoken.indexOf(": ");
        return Instructed.read(
                new Instruction(Meta.NONE, spoken.substring(colon + 2), Source.valueOf(spoken.substring(0, colon))),
                Languages.SHIPPED);
    }

    private static List<String> limits(List<Constraint> found) {
        return found.stream()
                .filter(c -> c.polarity() != Polarity.ALLOW && !c.isLifted())
                .map(ConstraintsTest::display)
                .toList();
    }

    private static String display(Constraint c) {
        String exceptions = c.exceptions().isEmpty() ? "" : " ! " + String.join(" ", c.exceptions());
        return c.polarity() + " " + c.act() + " " + c.pattern() + exceptions + (c.askable() ? " ?" : "");
    }
}
