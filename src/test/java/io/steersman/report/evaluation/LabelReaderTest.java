package io.steersman.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.report.evaluation.Label.At;
import io.steersman.trajectory.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelReaderTest {

    @Test
    void labelsStandOneALineOrInAnArray() {
        // When
        Labels lines = read("""
                {"run": "a", "label": "loop", "step": 3}
                {"run": "b", "label": "loop"}
                """).labels();
        Labels array =
                read("[{\"run\": \"a\", \"label\": \"loop\", \"step\": 3},\n{\"run\": \"b\", \"label\": \"loop\"}]")
                        .labels();
        // Then
        assertThat(lines.labels())
                .containsExactly(
                        new Label("a", "loop", At.STEP, "3", 0, false, 1),
                        new Label("b", "loop", At.RUN, "", 0, false, 2));
        assertThat(array).isEqualTo(lines);
    }

    @Test
    void aSettingIsForTheLabelsAfterIt() {
        // When
        Labels labels = read("""
                {"run": "a", "label": "loop", "call": 3}
                {"tolerance": 2, "by": "evidence", "runs": ["a"], "map": {"loop": "reasoning_problems"}}
                {"run": "a", "label": "loop", "stepId": "s7", "optional": true}
                {"run": "a", "label": "loop", "line": 9, "tolerance": 5, "note": "unclear"}
                """).labels();
        // Then
        assertThat(labels.labels()).extracting(Label::tolerance).containsExactly(0, 2, 5);
        assertThat(labels.labels()).extracting(Label::at).containsExactly(At.CALL, At.STEP_ID, At.LINE);
        assertThat(labels.labels()).extracting(Label::optional).containsExactly(false, true, false);
        assertThat(labels.by()).isEqualTo(Labels.By.EVIDENCE);
        assertThat(labels.runs()).containsExactly("a");
        assertThat(labels.scope("loop")).containsExactly("reasoning_problems");
    }

    @Test
    void everythingThatIsWrongIsSaidWithItsLine() {
        // When
        List<Problem> problems = read("""
                {"run": "a", "label": "loop", "stp": 3}
                {"label": "loop"}
                {"run": "a", "label": "loop", "step": 3, "line": 4}
                {"run": "a", "label": "loop", "step": -3}
                {"run": "a", "label": "loop", "tolerance": "much"}
                {"by": "hand"}
                "loop"
                """).problems();
        // Then
        assertThat(problems).extracting(Problem::line).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("The key 'stp' is unknown."),
                        message -> assertThat(message).startsWith("A label needs a run and a name."),
                        message -> assertThat(message).startsWith("A label has one place, this one has 2."),
                        message -> assertThat(message).startsWith("The step (-3) must be a whole number"),
                        message -> assertThat(message).startsWith("The tolerance (\"much\") must be a whole number"),
                        message -> assertThat(message).startsWith("'by' (hand) must be"),
                        message -> assertThat(message).startsWith("Only objects are expected here."));
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        assertThat(read("run,label\na,loop\n").problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.startsWith("The labels are no JSON"));
    }

    private static LabelReader.Read read(String text) {
        return LabelReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
