package io.steersman.reading.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.ShellKind;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.check.Checks;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.result.SoftStatus;
import io.steersman.reading.text.Table;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ShellTest {

    private static final Map<Command.Joint, String> JOINTS = Map.of(
            Command.Joint.FIRST,
            "",
            Command.Joint.THEN,
            "; ",
            Command.Joint.AND,
            "&& ",
            Command.Joint.OR,
            "|| ",
            Command.Joint.PIPE,
            "| ");

    static Stream<Arguments> commands() {
        return Table.rows("commands.txt");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void scriptIsReadAsCommands(String script, String expected) {
        // When
        List<Command> commands = Shell.commands(script);

        // Then
        assertThat(commands.stream().map(ShellTest::shown).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    private static String shown(Command command) {
        String redirections = command.redirections().stream()
                .map(r -> "{" + r.operator() + " " + r.target() + "}")
                .collect(Collectors.joining());
        String place = command.directory().isEmpty() ? "" : "@" + command.directory();
        String input = command.input().isEmpty() ? "" : "<" + command.input() + ">";
        return Table.visible(JOINTS.get(command.joint()) + command.program() + "["
                + String.join(",", command.arguments()) + "]" + redirections + place + input);
    }

    @Test
    void commandKeepsItsTextWithWrappers() {
        // When
        List<Command> commands = Shell.commands("cd a && FOO=1 sudo  timeout 5 make test > out # why\n");

        // Then
        assertThat(commands.get(1).text()).isEqualTo("FOO=1 sudo  timeout 5 make test > out");
    }

    @Test
    void whatComesAfterTheLongestScriptIsPassedOver() {
        // Given
        String script = "echo " + "a".repeat(Shell.LONGEST) + "; rm x";

        // When
        List<Command> commands = Shell.commands(script);

        // Then
        assertThat(commands).hasSize(1);
    }

    @Test
    void anyTextIsReadWithoutThrowing() {
        // Given
        Random random = new Random(7);

        for (int i = 0; i < 5_000; i++) {
            String script = script(random, 1 + random.nextInt(40));

            // When
            List<Command> commands = Shell.commands(script);

            // Then
            readAll(commands);
        }
    }

    private static final List<String> PIECES = List.of(
            "rm",
            "cat",
            "sed -i",
            "git checkout",
            "python -c",
            "bash -c",
            "sudo",
            "timeout",
            "xargs",
            "find . -exec",
            "for f in",
            "do",
            "done",
            "case",
            "in",
            "esac",
            "if",
            "then",
            "fi",
            "while",
            "{",
            "}",
            "(",
            ")",
            "((",
            "))",
            "$((",
            "$(",
            "`",
            "'",
            "\"",
            "$'",
            "\\",
            "\n",
            " ",
            " ",
            " ",
            "\t",
            ";",
            ";;",
            "&",
            "&&",
            "||",
            "|",
            "|&",
            ">",
            ">>",
            "<",
            "<<",
            "<<EOF",
            "<<-'E'",
            "EOF",
            "<<<",
            "2>&1",
            ">&",
            "&>",
            "<(",
            ">(",
            "[[",
            "]]",
            "[",
            "]",
            "#",
            "=",
            "X=1",
            "$X",
            "${X",
            "${",
            "}",
            "a.py",
            "-i",
            "-e",
            "s/a/b/",
            "--",
            "-",
            "🙂",
            "é",
            "\r",
            "*",
            "?",
            "~",
            "/",
            "..",
            "open('a','w')",
            "def f():",
            "*** Update File: x",
            "--- a/x",
            "+++ b/x",
            "@@",
            "git apply",
            "apply_patch",
            "patch",
            "mv",
            "cp",
            "npm run",
            "tee");

    private static String script(Random random, int pieces) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            script.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(3) == 0) {
                script.append(' ');
            }
        }
        return script.toString();
    }

    private static void readAll(List<Command> commands) {
        List<Write> writes = ShellWrites.of(commands);
        ShellKind.of(commands, writes);
        Checks.isCheck(commands);
        SoftStatus.isNoMatch(commands, 1);
        writes.forEach(write -> FileKinds.isConfiguration(write.path()));
    }

    @Test
    void longestScriptIsReadInLinearTime() {
        for (String piece : PIECES) {
            for (String other : List.of("", "\n")) {
                String unit = piece + other;
                String script = unit.repeat(Shell.LONGEST / unit.length());

                // When
                long nanos = Math.min(time(script), time(script));

                // Then
                assertThat(nanos).as("64 KB of %s", unit).isLessThan(500_000_000L);
            }
        }
    }

    private static long time(String script) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        readAll(Shell.commands(script));
        return thread.getCurrentThreadCpuTime() - start;
    }
}
