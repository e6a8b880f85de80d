package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.finding.RuleId;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.Journal;
import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what people said of a judge's findings to a policy that tells agents of them. */
class JudgeCalibrateTest {

    private static final long NOON = Instant.parse("2026-11-29T12:00:00Z").toEpochMilli();
    private static final RuleId ASKS = new RuleId("observer", "questions", "run-ended");

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @Test
    void theThresholdIsWrittenIntoThePolicyAndItsCommentsStay() throws IOException {
        // Given
        Path policies = Files.createDirectories(folder.resolve("policies"));
        Path policy = Files.writeString(policies.resolve("default.yaml"), """
                # ours
                judge:
                  mode: observe # until it is calibrated
                  model: small
                """);
        keep("goal-drift", 95, 105, 4);
        keep("goal-drift", 70, 2, 30);
        keep("invented-result", 99, 10, 0);
        keep("misread-result", 90, 1, 9);
        // When
        int code =
                shell.run("judge", "calibrate", "--stored", "--data", folder, "--policies", policies, "--into", policy);
        // Then
        assertThat(code).as(shell.err()).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains(
                        "goal-drift: 141 answers",
                        "said  90-100  mean  95.0  answers  109  right 0.963 (0.91-0.99)",
                        "from 95 on 0.963 (0.91-0.99) of 109 answers are right: agents may be told of it",
                        "it takes 100 to tell agents of it",
                        "at no confidence 90 of a hundred are right");
        assertThat(Files.readString(policy)).isEqualTo("""
                # ours
                judge:
                  mode: observe # until it is calibrated
                  model: small
                  calibrated:
                    goal-drift: { labels: 109, precision: 96, on: 2026-11-29 }
                    invented-result: { labels: 10, precision: 100, on: 2026-11-29 }
                    misread-result: { labels: 10, precision: 10, on: 2026-11-29 }
                rules:
                  specification_drift.judged.goal-drift: { mode: shadow, limits: { sureness: 95 } }
                  reasoning_problems.judged.invented-result: { mode: shadow, limits: { sureness: 99 } }
                """);
    }

    /** Answers of one class about runs of their own, with what somebody says of the finding. */
    private void keep(String misbehaviour, int confidence, int right, int wrong) {
        try (Journal journal = new SqlJournal(SqliteFile.open(folder, 0), InstantSource.system())) {
            for (int i = 0; i < right + wrong; i++) {
                TrajectoryId id = TrajectoryId.local(misbehaviour + confidence + "-" + i);
                journal.write(id, entries(misbehaviour, confidence, i < right));
            }
        }
    }

    private static Entries entries(String misbehaviour, int confidence, boolean right) {
        Suspicion why = new Suspicion(ASKS, "why", "x", "", List.of(0), Map.of());
        Verdict verdict =
                new Verdict(ASKS, "", misbehaviour, List.of(0), "Do it", confidence, "do it", "leave it", 0, 0, false);
        VerdictEntry answered = VerdictEntry.open(1, why, new Moment(0, NOON))
                .answered(verdict, Cost.NONE)
                .closed(new Moment(0, NOON), true, 0);
        String category = misbehaviour.equals("goal-drift") ? "specification_drift" : "reasoning_problems";
        Feedback said = new Feedback(
                Feedback.About.FINDING, category + ".judged." + misbehaviour + "#Do it", right, "ann", "", NOON);
        Step step = Instruction.user("Do it.");
        return new Entries(
                List.of(step.with(step.meta().withIndex(0))),
                List.of(),
                List.of(),
                List.of(),
                List.of(said),
                List.of(),
                List.of(answered),
                Optional.empty());
    }
}
