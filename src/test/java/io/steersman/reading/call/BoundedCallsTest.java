package io.steersman.reading.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.shell.Command;
import io.steersman.trajectory.ToolCall;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** However much one call does, what rules are offered of it is bounded, and said to be. */
final class BoundedCallsTest {

    @Test
    void commandsAreBounded() {
        // When
        Call call = read(String.join(" && ", Collections.nCopies(250, "git commit -m x")));
        // Then
        assertThat(call.commands()).hasSize(Call.MOST);
        assertThat(call.cut()).isTrue();
    }

    @Test
    void changesAreBounded() {
        // When
        Call call = read("rm " + "f.py ".repeat(400));
        // Then
        assertThat(call.writes()).hasSize(Call.MOST);
        assertThat(call.cut()).isTrue();
    }

    @Test
    void argumentsAreBounded() {
        // When
        Call call = read("echo " + "x ".repeat(4000));
        // Then
        assertThat(call.commands().get(0).arguments()).hasSize(Command.MOST);
    }

    @Test
    void substitutionsAndInnerScriptsCountWithTheRest() {
        // When
        Call call = read("echo $(" + "a;".repeat(200) + ") ; bash -c '" + "b;".repeat(200) + "'");
        // Then
        assertThat(call.commands()).hasSize(Call.MOST);
    }

    @Test
    void anOrdinaryCallIsWhole() {
        // When
        Call call = read("cd a && npm test 2>&1 | tail -5");
        // Then
        assertThat(call.cut()).isFalse();
    }

    private static Call read(String script) {
        return CallReader.read(ToolCall.of("c", "Bash", "command", script));
    }
}
