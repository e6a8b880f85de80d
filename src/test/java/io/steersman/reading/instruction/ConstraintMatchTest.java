package io.steersman.reading.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.Likeness;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.instruction.ConstraintMatch.Weight;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Languages;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.ConstraintRows;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConstraintMatchTest {

    static List<Arguments> rows() {
        return ConstraintRows.rows("/reading/constraints/matches.tsv");
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("rows")
    void tellsWhatAScriptViolates(String instruction, String script, String expected) {
        // When
        List<String> weights = violations(Constraints.read(Instruction.user(instruction), Languages.SHIPPED), script);
        // Then
        assertThat(String.join(" ", weights)).isEqualTo(expected.equals("-") ? "" : expected);
    }

    @Test
    void toolNamesAreComparedByTheirLetters() {
        // Given
        Constraint constraint = Constraints.read(Instruction.user("No web search."), Languages.SHIPPED)
                .get(0);
        Call call = new Call(
                3,
                "c",
                "",
                1,
                "WebSearch",
                ToolKind.SEARCH,
                "k",
                Likeness.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                "");
        // When
        Weight weight = ConstraintMatch.forbidsTool(constraint, call);
        // Then
        assertThat(weight).isEqualTo(Weight.MEDIUM);
    }

    private static List<String> violations(List<Constraint> constraints, String script) {
        List<Command> commands = Shell.commands(script);
        List<String> weights = new ArrayList<>();
        for (Constraint constraint : constraints) {
            commands.forEach(c ->
                    weights.add(ConstraintMatch.forbidsCommand(constraint, c).name()));
            ShellWrites.of(commands)
                    .forEach(w -> weights.add(
                            ConstraintMatch.forbidsWrite(constraint, w).name()));
        }
        weights.removeIf(w -> w.equals("NONE"));
        return weights;
    }
}
