package io.steersman.reading.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.ShellKind;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.check.Checks;
import io.steersman.reading.result.SoftStatus;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ShellMeaningTest {

    static Stream<Arguments> writes() {
        return Table.rows("writes.txt");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void commandsTellWhatTheyWrite(String script, String expected) {
        // When
        List<Write> writes = ShellWrites.of(Shell.commands(script));

        // Then
        boolean texts = expected.contains(" +") || expected.contains(" -");
        String shown = writes.stream().map(w -> shown(w, texts, expected)).collect(Collectors.joining(" , "));
        assertThat(shown).isEqualTo(expected);
    }

    private static String shown(Write write, boolean texts, String expected) {
        String head = write.change() + " " + write.path();
        boolean bare = !texts || (expected + " ,").contains(head + " ,");
        String removed = bare || write.removed().isEmpty() ? "" : " -" + write.removed();
        String added = bare || write.added().isEmpty() ? "" : " +" + write.added();
        return Table.visible(head + removed + added);
    }

    static Stream<Arguments> kinds() {
        return Table.rows("kinds.txt");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void commandsHaveAKindAndMayCheck(String script, String expected) {
        // Given
        List<Command> commands = Shell.commands(script);

        // When
        ToolKind kind = ShellKind.of(commands);

        // Then
        String check = Checks.isTest(commands) ? "TEST" : Checks.isCheck(commands) ? "CHECK" : "NONE";
        assertThat(kind + " " + check).isEqualTo(expected);
    }

    static Stream<Arguments> statuses() {
        return Table.rows("soft.txt");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void statusOfACommandThatAsksIsNoFailure(String script, String expected) {
        // Given
        int exitCode = Integer.parseInt(expected.substring(0, expected.indexOf(' ')));

        // When
        boolean noMatch = SoftStatus.isNoMatch(Shell.commands(script), exitCode);

        // Then
        assertThat(exitCode + " " + noMatch).isEqualTo(expected);
    }

    @Test
    void textOfAWriteIsCut() {
        // When
        List<Write> writes = ShellWrites.of(Shell.commands("cat > a <<EOF\n" + "x\n".repeat(20_000) + "EOF"));

        // Then
        assertThat(writes.get(0).added()).hasSize(WriteList.LONGEST_TEXT);
    }
}
