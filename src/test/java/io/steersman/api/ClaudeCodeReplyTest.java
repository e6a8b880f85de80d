package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeCodeReplyTest {

    @ParameterizedTest(name = "{0} after {1} at {2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    PreToolUse         | NOTICE | 4 | 4 | {}
                    PreToolUse         | WARN   | 4 | 4 | {}
                    PreToolUse         | ASK    | 3 | 4 | {}
                    PreToolUse         | ASK    | 4 | 4 | {"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"ask","permissionDecisionReason":"T"}}
                    PreToolUse         | BLOCK  | 4 | 4 | {"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"T"}}
                    PreToolUse         | BLOCK  | 4 | -1 | {}
                    PreToolUse         | HALT   | 3 | 4 | {"continue":false,"stopReason":"T","hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"T"}}
                    PostToolUse        | NOTICE | 3 | 5 | {"hookSpecificOutput":{"hookEventName":"PostToolUse","additionalContext":"T"}}
                    PostToolUseFailure | BLOCK  | 3 | 5 | {"hookSpecificOutput":{"hookEventName":"PostToolUseFailure","additionalContext":"T"}}
                    PostToolUse        | HALT   | 3 | 5 | {"continue":false,"stopReason":"T","hookSpecificOutput":{"hookEventName":"PostToolUse","additionalContext":"T"}}
                    UserPromptSubmit   | NOTICE | 3 | 5 | {"hookSpecificOutput":{"hookEventName":"UserPromptSubmit","additionalContext":"T"}}
                    Stop               | NOTICE | 3 | 5 | {}
                    Stop               | WARN   | 3 | 5 | {"decision":"block","reason":"T"}
                    Stop               | HALT   | 3 | 5 | {"continue":false,"stopReason":"T"}
                    SessionEnd         | HALT   | 3 | 5 | {}
                    """)
    void eachLevelGoesWhereTheClientTakesIt(String event, Level level, int step, int firstStep, String expected) {
        // Given
        Intervention intervention =
                new Intervention(1, level, step, RuleId.parse("a.b.c"), List.of("a.b.c#x"), "T", 1, "");
        boolean carried = ClaudeCodeReply.carries(event, false, firstStep, intervention);
        // When
        String reply = ClaudeCodeReply.of(event, carried ? List.of(intervention) : List.of())
                .toString();
        // Then
        assertThat(reply).isEqualTo(expected);
    }

    @Test
    void whoWasKeptGoingIsNotKeptGoingAgain() {
        // Given
        Intervention warning =
                new Intervention(1, Level.WARN, 3, RuleId.parse("a.b.c"), List.of("a.b.c#x"), "T", 1, "");
        // When
        boolean carried = ClaudeCodeReply.carries("Stop", true, 3, warning);
        // Then
        assertThat(carried).isFalse();
    }
}
