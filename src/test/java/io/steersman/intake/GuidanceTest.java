package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.recorded.Guidance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidanceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an element behind the output | 2 failed¶¶<hook_context>[Steersman] Stop.</hook_context> | 2 failed",
                "a reminder behind the output | ok¶¶<system-reminder>¶Be careful.¶</system-reminder>¶ | ok",
                "two reminders                | ok¶<system-reminder>a</system-reminder>¶<system-reminder>b</system-reminder> | ok",
                "a paragraph of ours          | ok¶¶[Steersman] You repeat¶yourself. | ok",
                "a paragraph before the rest  | [Steersman] Stop.¶¶ok | ¶¶ok",
                "under a heading of the hooks | ok¶Additional guidance from postToolUse hooks:¶[Steersman] A.¶¶B. | ok",
                "only a reminder: the answer  | <system-reminder>The file is empty.</system-reminder> | <system-reminder>The file is empty.</system-reminder>",
                "a reminder in the middle     | <system-reminder>x</system-reminder> of a file | <system-reminder>x</system-reminder> of a file",
                "our mark quoted in a source  | String MARK = \"[Steersman]\"; | String MARK = \"[Steersman]\";",
                "an element that is closed    | <hook_context>a</hook_context> grep: [Steersman] </hook_context> | <hook_context>a</hook_context> grep: [Steersman] </hook_context>",
            })
    void whatStandsBehindAnOutputIsCutOff(String what, String output, String expected) {
        // When
        String cut = Guidance.cut(output.replace('¶', '\n'));

        // Then
        assertThat(cut).as(what).isEqualTo(expected.replace('¶', '\n'));
    }
}
