package io.steersman.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlEditTest {

    private static final List<String> LABELS = List.of("judge", "calibrated", "goal-drift", "labels");

    @Test
    void commentsAndEverythingElseStay() {
        // Given
        String text = """
                # mine
                judge:  # asks a model
                  mode: observe
                  calibrated:
                    # read by two people
                    goal-drift: { labels: 12, precision: 90 } # old
                    invented-result: { labels: 1 }
                # what follows
                budget: 5
                """;
        // When
        String edited = YamlEdit.set(text, LABELS, "132");
        // Then
        assertThat(edited).isEqualTo(text.replace("labels: 12,", "labels: 132,"));
    }

    @Test
    void aClassThatIsMissingComesBehindTheOthers() {
        // Given
        String text = """
                judge:
                    calibrated:
                        invented-result: { labels: 1 } # kept

                    # the model
                    model: small
                budget: 5
                """;
        // When
        String edited = YamlEdit.set(text, LABELS, "132");
        // Then
        assertThat(edited).isEqualTo(text.replace("# kept\n", "# kept\n        goal-drift: { labels: 132 }\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'judge: { mode: off }\n' | 'judge: { mode: off, calibrated: { goal-drift: { labels: 132 } } }\n'",
                "'judge:\n  calibrated: {}\n' | 'judge:\n  calibrated: { goal-drift: { labels: 132 } }\n'",
                "'judge:\n  calibrated:\nbudget: 5\n' | 'judge:\n  calibrated: { goal-drift: { labels: 132 } }\nbudget: 5\n'",
                "'judge:\n  mode: off' | 'judge:\n  mode: off\n  calibrated:\n    goal-drift: { labels: 132 }\n'",
                "'budget: 5' | 'budget: 5\njudge:\n  calibrated:\n    goal-drift: { labels: 132 }\n'",
                "'# nothing yet\n' | '# nothing yet\njudge:\n  calibrated:\n    goal-drift: { labels: 132 }\n'",
                "'' | 'judge:\n  calibrated:\n    goal-drift: { labels: 132 }\n'",
                "'judge:\n  calibrated:\n    goal-drift:\n      labels: 1 # one\n      on: x\n' | 'judge:\n  calibrated:\n    goal-drift:\n      labels: 132 # one\n      on: x\n'",
                "'rules:\n  a:\n    text: |\n      Say.\n\njudge:\n  mode: off\n' | 'rules:\n  a:\n    text: |\n      Say.\n\njudge:\n  mode: off\n  calibrated:\n    goal-drift: { labels: 132 }\n'"
            })
    void whatIsMissingIsMade(String text, String edited) {
        assertThat(YamlEdit.set(text == null ? "" : text, LABELS, "132")).isEqualTo(edited);
    }

    @Test
    void anEntryComesBehindATextOfSeveralLines() {
        // Given
        String text = "rules:\n  a.b.c:\n    text: |\n      \ud83d\ude42 Say.\n      DO: go.\nbudget: 5\n";
        // When
        String edited = YamlEdit.set(text, List.of("rules", "d.e.f", "mode"), "shadow");
        // Then
        assertThat(edited)
                .isEqualTo(
                        "rules:\n  a.b.c:\n    text: |\n      \ud83d\ude42 Say.\n      DO: go.\n  d.e.f: { mode: shadow }\nbudget: 5\n");
    }

    @Test
    void whatIsNoMappingIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> YamlEdit.set("judge: 5\n", LABELS, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 1");
        assertThatThrownBy(() -> YamlEdit.set("judge: {\n", LABELS, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no YAML");
    }
}
