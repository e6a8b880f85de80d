package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.recorded.Words;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fix it. | USER Fix it.",
                "Is 1 < 2 and <b>bold</b>? | USER Is 1 < 2 and <b>bold</b>?",
                "<system-reminder>a</system-reminder> Fix it. <hook_context>b</hook_context> Now. | HARNESS a; USER Fix it.; HARNESS b; USER Now.",
                "<system-reminder>never closed | USER <system-reminder>never closed",
                "<user-memory-input>Use tabs.</user-memory-input> | USER Use tabs.",
                "<user_instructions>Use tabs.</user_instructions> | FILE Use tabs.",
                "<task-notification>done</task-notification> | HARNESS done",
                "Stop hook feedback: run the tests | HARNESS Stop hook feedback: run the tests",
                "[Request interrupted by user] | HARNESS [Request interrupted by user]",
                "# AGENTS.md instructions for /app <INSTRUCTIONS>x</INSTRUCTIONS> | FILE # AGENTS.md instructions for /app <INSTRUCTIONS>x</INSTRUCTIONS>",
            })
    void harnessTextIsToldFromTheUsersWords(String message, String expected) {
        // When
        String parts = Words.of(message).stream()
                .map(part -> part.source() + " " + part.text())
                .collect(Collectors.joining("; "));

        // Then
        assertThat(parts).isEqualTo(expected);
    }
}
