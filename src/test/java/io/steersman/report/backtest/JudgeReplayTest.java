package io.steersman.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.finding.Verdict;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.session.explain.Explainer;
import io.steersman.session.explain.Explanation;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever goes through a trajectory again hears the answers that were kept, at their places, and asks nobody. */
final class JudgeReplayTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final RuleId RULE = RuleId.parse("specification_drift.judged.instruction-not-followed");
    private static final List<Step> RUN = new Run()
            .user("Rename the option --dry, and also update the changelog.")
            .edit("src/cli.py", "--dry", "--dry-run")
            .say("I've updated the option.")
            .steps();

    private final Journal journal = new MemoryJournal();

    @BeforeEach
    void aRunOfWhichAJudgeHasSpoken() {
        Supervisor supervisor =
                new Supervisor(journal, new Active(sure(80)), new Witness() {}, 10, InstantSource.fixed(Instant.EPOCH));
        RUN.forEach(step -> supervisor.accept(ID, List.of(step)));
        VerdictEntry question = journal.verdicts(ID).get(0);
        Verdict verdict = new Verdict(
                question.suspicion().rule(),
                "",
                RULE.name(),
                List.of(0, 3),
                "also update the changelog",
                92,
                "add the entry",
                "say that all is done",
                3,
                3,
                false);
        supervisor.hear(ID, question.answered(verdict, Cost.NONE)).join();
    }

    @Test
    void aBacktestHasTheSameFindingsAsLongAsTheAnswerIsSureEnough() {
        // When
        BacktestReport same = backtest(sure(92));
        BacktestReport fewer = backtest(sure(93));
        // Then
        assertThat(journal.findings(ID))
                .extracting(entry -> entry.finding().rule())
                .containsExactly(RULE);
        assertThat(of(same).same()).isEqualTo(1);
        assertThat(of(same).differs()).isFalse();
        assertThat(of(fewer).disappears()).isEqualTo(1);
    }

    @Test
    void anExplanationTellsWhyTheAnswerBecameAFinding() {
        // Given
        List<Verdict> answers = journal.verdicts(ID).stream()
                .flatMap(entry -> entry.verdict().stream())
                .toList();
        InForce inForce = sure(80);
        // When
        Optional<Explanation> why = new Explainer(inForce.rulebook(), inForce::policy, Context.NONE, answers)
                .explain(RULE, journal.steps(ID, 0, 10), OptionalInt.empty());
        // Then
        assertThat(why).hasValueSatisfying(explanation -> {
            assertThat(explanation.fired()).isTrue();
            assertThat(explanation.step()).isEqualTo(3);
        });
    }

    private BacktestReport backtest(InForce candidate) {
        Backtest backtest = new Backtest(sure(80), candidate, Optional.empty(), 1);
        StoredRuns.judge(journal, TrajectoryId.LOCAL, backtest, () -> true);
        return backtest.report();
    }

    private static RuleChange of(BacktestReport report) {
        return report.rules().stream()
                .filter(change -> change.rule().equals(RULE.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static InForce sure(int percent) {
        return Shipped.withPolicy("judge.yaml", """
                judge: { mode: observe, model: scripted }
                rules: { specification_drift.judged.instruction-not-followed: { mode: observe, limits: { sureness: %d } } }
                """.formatted(percent));
    }
}
