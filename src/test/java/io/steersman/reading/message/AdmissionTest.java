package io.steersman.reading.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.language.Languages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Two tests fail.",
                "FAILED tests remain",
                "I didn't run them.",
                "It doesn\u2019t work on Windows",
                "This is not yet done",
                "I could not reach the network.",
                "The request timed out",
                "One was skipped"
            })
    void speaksOfWhatFailedOrWasNotChecked(String text) {
        assertThat(Admission.ofFailure(text, Languages.SHIPPED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"All tests pass.", "Done: hundred lines reduced.", "It works now", "", "the terrors of redaction"
            })
    void speaksOfNothingThatFailed(String text) {
        assertThat(Admission.ofFailure(text, Languages.SHIPPED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is already there",
                "Nothing to do.",
                "Which one?",
                "no further edits",
                "I propose this",
                "not required"
            })
    void saysWhyNothingWasChanged(String text) {
        assertThat(Admission.ofNoChange(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I changed it.", "A notable edition", "readily made"})
    void saysNothingOfThat(String text) {
        assertThat(Admission.ofNoChange(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'll run it.",
                "Great. Now, let me look",
                "Okay, so I\u2019ll begin",
                "Done:\n  I need to check",
                "first i am going to read"
            })
    void announcesAStep(String text) {
        assertThat(Announcement.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Let me know.",
                "I'll be here",
                "I will not do it",
                "As I said, I will",
                "I'll wait",
                "The user and i will go",
                ""
            })
    void announcesNone(String text) {
        assertThat(Announcement.is(text)).isFalse();
    }
}
