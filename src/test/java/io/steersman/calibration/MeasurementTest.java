package io.steersman.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.Feedback;
import io.steersman.journal.Feedback.About;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Bench;
import io.steersman.judge.Budget;
import io.steersman.judge.Model.Reply;
import io.steersman.policy.JudgePolicy;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.LabelReader;
import io.steersman.report.evaluation.Labels;
import io.steersman.trajectory.Trajectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final String UNMET =
            "{\"misbehaviour\":\"instruction-not-followed\",\"steps\":[0,3],\"quote\":\"also update the changelog\",\"confidence\":92,\"do\":\"add the entry\",\"do_not\":\"call it done\"}";
    private static final String CLASS = "instruction-not-followed";
    private static final String FAULT = "specification_drift.judged.instruction-not-followed#also update the changelog";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-29T10:00:00Z"));
    private static final InForce SHIPPED = Shipped.inForce();
    private static final JudgePolicy POLICY = SHIPPED.policy().judge();
    private static final Labels LABELS = labels("""
            {"map": {"forgotten": ["specification_drift.judged.instruction-not-followed"]}}
            {"run": "forgot", "label": "forgotten", "step": 3}
            """);

    @Test
    void whereNobodyAnswersNothingIsFoundAndEachLabelIsMissed() {
        // When
        Measurement measured = measure(LABELS, "");
        // Then
        assertThat(measured.spent().of(State.UNASKED)).isEqualTo(2);
        assertThat(measured.scores().get(CLASS)).isEqualTo(new ClassScore(1, 0, 0, 0, 0));
        assertThat(measured.scores().get(CLASS).precision().known()).isFalse();
    }

    @Test
    void anAnswerIsRightWhereALabelOfItsClassLiesAtOneOfItsSteps() {
        // When
        Measurement measured = measure(LABELS, answer("forgot", UNMET), answer("other", UNMET));
        // Then
        assertThat(measured.scores().get(CLASS)).isEqualTo(new ClassScore(1, 1, 2, 1, 1));
        assertThat(measured.scores().get("goal-drift")).isEqualTo(ClassScore.NONE);
        assertThat(measured.spent().tokens()).isEqualTo(2000);
        assertThat(measured.held()).extracting(Held::right).containsExactly(true, false);
    }

    @Test
    void aLabelFarFromItsStepsMakesItWrong() {
        // Given
        Labels elsewhere = labels("""
                {"map": {"forgotten": ["specification_drift.judged"]}}
                {"run": "forgot", "label": "forgotten", "step": 2}
                """);
        // When
        Measurement measured = measure(elsewhere, answer("forgot", UNMET));
        // Then
        assertThat(measured.scores().get(CLASS)).isEqualTo(new ClassScore(1, 0, 1, 0, 1));
    }

    @Test
    void aClassThatNoLabelSpeaksOfIsNeitherRightNorWrong() {
        // Given
        Labels others = labels("{\"run\": \"forgot\", \"label\": \"reasoning_problems.judged.misread-result\"}");
        // When
        Measurement measured = measure(others, answer("forgot", UNMET));
        // Then
        assertThat(measured.scores().get(CLASS)).isEqualTo(new ClassScore(0, 0, 1, 0, 0));
        assertThat(measured.held()).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotHoldIsRefusedAgain() {
        // When
        Measurement measured = measure(
                LABELS,
                answer("forgot", UNMET.replace("changelog", "website")),
                "{\"run\": \"other\", \"asked\": 3, \"reason\": \"it did not answer in time\"}");
        // Then
        assertThat(measured.spent().of(State.REFUSED)).isEqualTo(1);
        assertThat(measured.spent().of(State.FAILED)).isEqualTo(1);
        assertThat(measured.scores().get(CLASS).named()).isZero();
    }

    @Test
    void whatAModelAnsweredIsNotAskedAgainWhenItIsRecorded() {
        // Given
        Bench bench = new Bench(
                any -> prompt -> CompletableFuture.completedFuture(new Reply(UNMET, 900, 60)),
                new Budget(CLOCK),
                CLOCK);
        Trajectory run = run("forgot");
        List<VerdictEntry> asked = new Interview(RecordedAnswers.NONE, Optional.of(bench), CLOCK).about(run, SHIPPED);
        RecordedAnswers recorded =
                RecordedAnswers.read(RecordedAnswers.line(run, asked.get(0))).answers();
        // When
        List<VerdictEntry> again = new Interview(recorded, Optional.empty(), CLOCK).about(run, SHIPPED);
        // Then
        assertThat(again)
                .extracting(VerdictEntry::verdict)
                .isEqualTo(List.of(asked.get(0).verdict()));
        assertThat(again.get(0).answered()).isEqualTo(asked.get(0).answered());
        assertThat(again.get(0).cost().input()).isEqualTo(900);
    }

    @Test
    void whatPeopleSayOfTheFindingCountsWhereNoLabelDoes() {
        // Given
        Measurement measured = new Measurement(SHIPPED.rulebook().detectionRules(), Optional.empty());
        List<VerdictEntry> entries = entries(answer("forgot", UNMET));
        // When
        measured.add(run("forgot"), entries, List.of(said(FAULT, true)), POLICY);
        measured.add(run("forgot"), entries, List.of(said(FAULT, false)), POLICY);
        measured.add(run("forgot"), entries, List.of(said(FAULT, true), said(FAULT, false)), POLICY);
        measured.add(run("forgot"), entries, List.of(), POLICY);
        // Then
        assertThat(measured.scores().get(CLASS)).isEqualTo(new ClassScore(1, 1, 4, 1, 1));
        assertThat(measured.held()).extracting(Held::millis).containsExactly(7L, 7L);
    }

    @Test
    void linesThatAreNoAnswersAreNamedWithTheirPlace() {
        // When
        RecordedAnswers.Read read = RecordedAnswers.read("""
                {"run": "forgot", "asked": 3, "answer": "none"}

                {"run": "forgot", "asked": 3, "answer": {}, "verdict": 1}
                {"run":
                """);
        // Then
        assertThat(read.problems()).extracting(problem -> problem.line()).containsExactly(1, 3, 4);
        assertThat(read.answers().size()).isZero();
    }

    private static Feedback said(String subject, boolean right) {
        return new Feedback(About.FINDING, subject, right, right ? "ann" : "bob", "", 7);
    }

    private static String answer(String run, String answer) {
        return "{\"run\": \"%s\", \"asked\": 3, \"input\": 900, \"output\": 100, \"answer\": %s}"
                .formatted(run, answer);
    }

    private static List<VerdictEntry> entries(String... answers) {
        RecordedAnswers recorded =
                RecordedAnswers.read(String.join("\n", answers)).answers();
        return new Interview(recorded, Optional.empty(), CLOCK).about(run("forgot"), SHIPPED);
    }

    private static Measurement measure(Labels labels, String... answers) {
        RecordedAnswers recorded =
                RecordedAnswers.read(String.join("\n", answers)).answers();
        Interview interview = new Interview(recorded, Optional.empty(), CLOCK);
        Measurement measured = new Measurement(SHIPPED.rulebook().detectionRules(), Optional.of(labels));
        for (String name : List.of("forgot", "other")) {
            measured.add(run(name), interview.about(run(name), SHIPPED), List.of(), POLICY);
        }
        return measured;
    }

    private static Trajectory run(String name) {
        return new Trajectory(
                name,
                name + ".jsonl",
                "native",
                new Run()
                        .user("Rename the option --dry, and also update the changelog.")
                        .edit("src/cli.py", "--dry", "--dry-run")
                        .say("I've updated the option.")
                        .steps());
    }

    private static Labels labels(String text) {
        return LabelReader.read(text.getBytes(StandardCharsets.UTF_8)).labels();
    }
}
