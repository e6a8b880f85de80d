package io.steersman.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.WildRun;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.Feedback.About;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.report.run.Rate;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.Vitals;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three agents: one listens at once, one the second time, one never. */
final class LedgerTest {

    private static final String RULE = "reasoning_problems.infinite_loops.failing-replay";
    private final MemoryJournal journal = new MemoryJournal();
    private final Supervisor supervisor =
            new Supervisor(journal, new Active(Shipped.inForce()), new Witness() {}, 10, InstantSource.system());

    @Test
    void oneRecoversAtOnceOneLaterOneNever() {
        // Given
        threeAgents();
        // When
        Recovery recovery = ledger().recovery();
        // Then
        assertThat(recovery.told().count()).isEqualTo(3);
        assertThat(recovery.told().single()).isEqualTo(new Rate(1, 3));
        assertThat(recovery.told().multi()).isEqualTo(new Rate(1, 3));
        assertThat(recovery.told().halted()).isEqualTo(1);
        assertThat(recovery.interventions().of(Kind.RECOVERED)).isEqualTo(2);
        assertThat(recovery.groups().get("level").get("notice").told().of(Kind.RECOVERED))
                .isEqualTo(1);
        assertThat(recovery.groups().get("level").get("warn").told().of(Kind.RECOVERED))
                .isEqualTo(1);
        assertThat(recovery.groups().get("text").keySet())
                .filteredOn(text -> text.startsWith(RULE))
                .hasSize(1);
        assertThat(recovery.steps().count()).isEqualTo(2);
        assertThat(recovery.cost().persons().all()).isZero();
        assertThat(recovery.cost().failedCalls()).isGreaterThan(10);
    }

    @Test
    void whatPeopleSayCountsAgainstTheRule() {
        // Given
        threeAgents();
        journal.write(
                id("first"), Entries.of(new Feedback(About.INTERVENTION, "1", false, "ada", "it was progress", 0)));
        // When
        List<RuleHealth> rules = ledger().rules();
        // Then
        RuleHealth health = rules.stream()
                .filter(rule -> rule.rule().equals(RULE))
                .findFirst()
                .orElseThrow();
        assertThat(rules.get(0)).isEqualTo(health);
        assertThat(health.wrong()).isEqualTo(1);
        assertThat(health.help()).isEqualTo(2);
        assertThat(health.precision()).isEqualTo(new Rate(0, 1));
    }

    @Test
    void whatRunsTookFromTheFirstSightingOfAFaultIsAddedUp() {
        // Given
        threeAgents();
        // When
        Ledger.Part part = ledger().parts().get("client").get("unknown");
        // Then
        assertThat(part.affected()).isEqualTo(3);
        assertThat(part.spent().calls()).isGreaterThan(3);
    }

    @Test
    void everyRateOfThePageHasItsCountsAndItsInterval() {
        // Given
        threeAgents();
        // When
        String html = HtmlReport.of("Three <agents>.", ledger());
        // Then
        assertThat(html)
                .contains("Three &lt;agents&gt;.")
                .contains(
                        "<td>recovered after the first time</td><td>1 of 3</td><td>33.3 %</td><td>6.1 to 79.2 %</td>",
                        "Nothing is claimed of an effect")
                .doesNotContain("<script", "http://", "https://", "src=");
    }

    @Test
    void theJsonHasCountAndIntervalOfEveryRate() {
        // Given
        threeAgents();
        // When
        var single = ReportJson.of(ledger()).at("/recovery/cases/single");
        // Then
        assertThat(single.toString())
                .isEqualTo("{\"count\":1,\"of\":3,\"rate\":0.3333,\"low\":0.0615,\"high\":0.7923}");
    }

    @Test
    void ofNoRunsNothingIsClaimed() {
        assertThat(ReportJson.of(ledger())
                        .at("/recovery/interventions/recovery")
                        .toString())
                .isEqualTo("{\"count\":0,\"of\":0,\"rate\":0.0,\"low\":0.0,\"high\":1.0}");
    }

    @Test
    void whatALongRunCostsIsReadPieceByPieceAndIsTheSame() {
        // Given
        List<Step> steps = WildRun.steps(3, 1_300);
        TrajectoryId id = TrajectoryId.local("long");
        RunReader reader = new RunReader();
        List<Vitals> read = new ArrayList<>();
        // When
        journal.write(id, Entries.of(steps.subList(0, 703)));
        reader.read(journal, TrajectoryId.LOCAL, run -> read.add(run.vitals()));
        journal.write(id, Entries.of(steps.subList(703, 1_300)));
        reader.read(journal, TrajectoryId.LOCAL, run -> read.add(run.vitals()));
        // Then
        assertThat(read).containsExactly(Vitals.of(steps.subList(0, 703)), Vitals.of(steps));
    }

    private Ledger ledger() {
        Ledger ledger = new Ledger();
        ledger.expect(Shipped.inForce());
        new RunReader().read(journal, TrajectoryId.LOCAL, ledger::add);
        return ledger;
    }

    private void threeAgents() {
        feed("first", work(failing(3)).steps());
        feed("second", work(failing(5)).steps());
        feed("third", failing(9).end().steps());
    }

    private void feed(String name, List<Step> steps) {
        Meta unattended = steps.get(0)
                .meta()
                .withExtra(Map.of("context", Json.emptyObject().put("attended", false)));
        supervisor.accept(id(name), List.of(steps.get(0).with(unattended)));
        steps.subList(1, steps.size()).forEach(step -> supervisor.accept(id(name), List.of(step)));
    }

    private static TrajectoryId id(String name) {
        return TrajectoryId.local(name);
    }

    private static Run failing(int times) {
        return new Run().user("Make the tests pass.").times(times, run -> run.failing("npm test", "2 failed"));
    }

    private static Run work(Run run) {
        run.edit("src/a.py", "a", "b");
        for (int i = 0; i < 8; i++) {
            run.shell("cat src/file" + i + ".py", "content " + i);
        }
        return run.end();
    }
}
