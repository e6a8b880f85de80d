package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.Verdict;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules ask, and what becomes of the answers in a trajectory. */
final class HeardTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final String TOLD = "specification_drift.judged.instruction-not-followed: { mode: enforce }";
    private static final InForce ENFORCED = judge("enforce", TOLD);
    private static final List<Step> RUN = new Run()
            .user("Rename the option --dry, and also update the changelog.")
            .edit("src/cli.py", "--dry", "--dry-run")
            .say("I've updated the option.")
            .steps();

    private final Journal journal = new MemoryJournal();

    @Test
    void theQuestionIsKeptWithTheStepAtWhichARuleAsks() {
        // Given
        Supervisor supervisor = supervisor(journal, ENFORCED);
        // When
        RUN.forEach(step -> supervisor.accept(ID, List.of(step)));
        // Then
        assertThat(journal.verdicts(ID)).singleElement().satisfies(question -> {
            assertThat(question.waits()).isTrue();
            assertThat(question.asked().step()).isEqualTo(3);
            assertThat(question.suspicion().rule().name()).isEqualTo("work-said-to-be-done");
        });
    }

    @Test
    void nobodyIsAskedWhereNoPolicySaysSo() {
        // Given
        Supervisor supervisor = supervisor(journal, Shipped.inForce());
        // When
        RUN.forEach(step -> supervisor.accept(ID, List.of(step)));
        // Then
        assertThat(journal.verdicts(ID)).isEmpty();
    }

    @Test
    void anAnswerIsAFindingAndReachesTheAgentWithTheNextPoll() {
        // Given
        Supervisor supervisor = asked(ENFORCED);
        // When
        supervisor.hear(ID, answer()).join();
        // Then
        assertThat(journal.findings(ID))
                .extracting(entry -> entry.finding().rule().name())
                .contains("instruction-not-followed");
        assertThat(supervisor.poll(ID, 0))
                .extracting(entry -> entry.intervention().text())
                .singleElement()
                .asString()
                .contains("also update the changelog", "DO: `add the entry`", "DO NOT: `say that all is done`");
        assertThat(journal.verdicts(ID)).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(State.ANSWERED);
            assertThat(entry.heardAt()).isEqualTo(3);
            assertThat(entry.intervention()).isEqualTo(1);
        });
    }

    @Test
    void aSecondAnswerCountsForNothing() {
        // Given
        Supervisor supervisor = asked(ENFORCED);
        supervisor.hear(ID, answer()).join();
        List<VerdictEntry> before = journal.verdicts(ID);
        // When
        boolean waited = supervisor.hear(ID, answer()).join();
        // Then
        assertThat(waited).isFalse();
        assertThat(journal.verdicts(ID)).isEqualTo(before);
        assertThat(journal.interventions(ID)).hasSize(1);
    }

    @Test
    void aSessionThatIsRebuiltKnowsWhatTheJudgeSaidAndWhatWasTold() {
        // Given
        Journal disturbed = new MemoryJournal();
        Supervisor one = asked(ENFORCED);
        one.hear(ID, answer()).join();
        one.poll(ID, 0);
        try (Supervisor other = supervisor(disturbed, ENFORCED)) {
            RUN.forEach(step -> other.accept(ID, List.of(step)));
        }
        try (Supervisor other = supervisor(disturbed, ENFORCED)) {
            other.hear(ID, answer(disturbed)).join();
        }
        try (Supervisor other = supervisor(disturbed, ENFORCED)) {
            other.poll(ID, 0);
        }
        List<Step> rest = new Run()
                .user("")
                .times(12, run -> run.edit("CHANGELOG.md", "a", "b"))
                .steps();
        // When
        for (Step step : rest.subList(1, rest.size())) {
            one.accept(ID, List.of(step));
            try (Supervisor other = supervisor(disturbed, ENFORCED)) {
                other.accept(ID, List.of(step));
            }
        }
        // Then
        assertThat(journal.outcomes(ID)).isNotEmpty();
        assertThat(disturbed.findings(ID)).isEqualTo(journal.findings(ID));
        assertThat(disturbed.interventions(ID)).isEqualTo(journal.interventions(ID));
        assertThat(disturbed.outcomes(ID)).isEqualTo(journal.outcomes(ID));
        assertThat(disturbed.verdicts(ID)).isEqualTo(journal.verdicts(ID));
    }

    @Test
    void inShadowTheAnswerIsKeptAndNoRuleHearsIt() {
        // Given
        Supervisor supervisor = asked(judge("shadow", TOLD));
        // When
        supervisor.hear(ID, answer()).join();
        // Then
        assertThat(journal.verdicts(ID)).singleElement().satisfies(entry -> {
            assertThat(entry.verdict()).isPresent();
            assertThat(entry.heard()).isFalse();
        });
        assertThat(journal.findings(ID)).isEmpty();
    }

    @Test
    void whereItIsObservedTheFindingIsKeptAndNobodyIsTold() {
        // Given
        Supervisor supervisor = asked(judge("observe", TOLD));
        // When
        supervisor.hear(ID, answer()).join();
        // Then
        assertThat(journal.findings(ID)).hasSize(1);
        assertThat(supervisor.poll(ID, 0)).isEmpty();
    }

    @Test
    void aClassThatNobodyHasLabelledIsToldToNobody() {
        // Given
        Supervisor supervisor = asked(ENFORCED);
        VerdictEntry question = journal.verdicts(ID).get(0);
        // When
        supervisor
                .hear(ID, question.answered(verdict(question, "goal-drift"), Cost.NONE))
                .join();
        // Then
        assertThat(supervisor.poll(ID, 0)).isEmpty();
    }

    @Test
    void anAnswerThatTheUserHasOvertakenIsKeptAndNotTold() {
        // Given
        Supervisor supervisor = asked(ENFORCED);
        supervisor.accept(
                ID, List.of(new Run().user("Leave the changelog.").steps().get(0)));
        // When
        supervisor.hear(ID, answer()).join();
        // Then
        assertThat(journal.verdicts(ID).get(0).state()).isEqualTo(State.ANSWERED);
        assertThat(journal.findings(ID)).isEmpty();
        assertThat(supervisor.poll(ID, 0)).isEmpty();
    }

    @Test
    void anAnswerAfterTheEndIsAFindingAndToldToNobody() {
        // Given
        Supervisor supervisor = asked(ENFORCED);
        supervisor.accept(ID, List.of(new Run().end().steps().get(0)));
        // When
        supervisor.hear(ID, answer()).join();
        // Then
        assertThat(journal.findings(ID)).hasSize(1);
        assertThat(journal.interventions(ID)).singleElement().satisfies(entry -> assertThat(entry.reason())
                .isEqualTo("the run has ended"));
    }

    private Supervisor asked(InForce inForce) {
        Supervisor supervisor = supervisor(journal, inForce);
        RUN.forEach(step -> supervisor.accept(ID, List.of(step)));
        return supervisor;
    }

    private VerdictEntry answer() {
        return answer(journal);
    }

    private static VerdictEntry answer(Journal asked) {
        VerdictEntry question = asked.verdicts(ID).get(0);
        return question.answered(verdict(question, "instruction-not-followed"), Cost.NONE);
    }

    private static Verdict verdict(VerdictEntry question, String misbehaviour) {
        return new Verdict(
                question.suspicion().rule(),
                "",
                misbehaviour,
                List.of(0, 3),
                "also update the changelog",
                92,
                "add the entry",
                "say that all is done",
                question.asked().step(),
                0,
                false);
    }

    private static InForce judge(String mode, String rule) {
        return Shipped.withPolicy("judge.yaml", """
                judge:
                  mode: %s
                  model: scripted
                  calibrated:
                    instruction-not-followed: { labels: 120, precision: 95, on: 2026-11-29 }
                rules:
                  %s
                  specification_drift.judged.goal-drift: { mode: enforce }
                """.formatted(mode, rule));
    }

    private static Supervisor supervisor(Journal journal, InForce inForce) {
        return new Supervisor(journal, new Active(inForce), new Witness() {}, 10, CLOCK);
    }
}
