package io.steersman.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.TrajectoryId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeReportTest {

    private static final RuleId ASKS = RuleId.parse("observer.questions.run-ended");
    private static final InForce PRICED = Shipped.withPolicy("prices.yaml", "judge: { input-price: 1000000 }");

    private final Journal journal = new MemoryJournal();

    @Test
    void eachClassStandsWithWhatPeopleAndRulesOfFormSayAndWhatARightAnswerCost() {
        // Given
        keep("a", answered(3), finding("tampering.x.y", 3), said(true));
        keep("b", answered(3), finding("tampering.x.y", 2), said(false));
        keep("c", answered(3).inDoubt(true), finding("specification_drift.judged.goal-drift", 3));
        keep("d", question().without(State.FAILED, "late", new Cost("h", "m", "1", 10, 0, 5, false)));
        // When
        JudgeReport report = JudgeReport.read(journal, TrajectoryId.LOCAL, PRICED);
        // Then
        JudgeHealth drift = report.classes().stream()
                .filter(one -> one.misbehaviour().equals("goal-drift"))
                .findFirst()
                .orElseThrow();
        assertThat(drift).isEqualTo(new JudgeHealth("goal-drift", 3, 1, 1, 1, 1, false));
        ObjectNode json = ReportJson.of(report);
        assertThat(json.at("/questions/all").asInt()).isEqualTo(4);
        assertThat(json.at("/cost/tokensPerRight").asInt()).isEqualTo(340);
        assertThat(json.at("/cost/centsPerRight").asDouble()).isEqualTo(310);
        assertThat(HtmlReport.of("x", new Ledger(), Optional.of(report)))
                .contains("<h2>The judge</h2>", "4 questions: 3 answered, 0 refused, 1 failed");
    }

    private void keep(String id, VerdictEntry verdict, Record... more) {
        List<FindingEntry> findings = Arrays.stream(more)
                .filter(FindingEntry.class::isInstance)
                .map(FindingEntry.class::cast)
                .toList();
        List<Feedback> said = Arrays.stream(more)
                .filter(Feedback.class::isInstance)
                .map(Feedback.class::cast)
                .toList();
        journal.write(
                TrajectoryId.local(id),
                new Entries(
                        List.of(Instruction.user("Do it.")
                                .with(Instruction.user("").meta().withIndex(0))),
                        findings,
                        List.of(),
                        List.of(),
                        said,
                        List.of(),
                        List.of(verdict),
                        Optional.empty()));
    }

    private static VerdictEntry question() {
        return VerdictEntry.open(1, new Suspicion(ASKS, "why", "x", "", List.of(0), Map.of()), new Moment(3, 1));
    }

    private static VerdictEntry answered(int step) {
        Verdict verdict = new Verdict(ASKS, "", "goal-drift", List.of(step), "Do it", 90, "do", "leave", 3, 3, false);
        return question()
                .answered(verdict, new Cost("h", "m", "1", 100, 10, 5, false))
                .closed(new Moment(3, 2), true, 0);
    }

    private static FindingEntry finding(String rule, int step) {
        return new FindingEntry(
                new Finding(RuleId.parse(rule), Severity.LOW, "t", "x", List.of(step), Map.of()),
                step,
                "r",
                "p",
                false);
    }

    private static Feedback said(boolean right) {
        return new Feedback(Feedback.About.FINDING, "specification_drift.judged.goal-drift#Do it", right, "ann", "", 7);
    }
}
