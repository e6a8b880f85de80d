package io.steersman.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.intervention.Outcome.Voice;
import io.steersman.reload.InForce;
import io.steersman.session.Noticed;
import io.steersman.session.Session;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From a fault to what became of it. */
final class SteeringTest {

    private static final Context UNATTENDED = new Context("", "", "", "", "", new TreeSet<>(), "", Optional.of(false));

    private final List<Intervention> interventions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void twelveRoundsOfEditAndTestAreLeftAlone() {
        // Given
        Run run = new Run().user("Fix the tests.");
        for (int round = 0; round < 12; round++) {
            run.edit("src/a.py", "x = " + round, "x = " + (round + 1));
            run.failing("npm test", (13 - round) + " failed");
        }
        // When
        feed(run.steps(), Context.NONE);
        // Then
        assertThat(interventions).isEmpty();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void withNothingEditedItIsNoticedAtTheThirdAndWarnedOfAtTheFifth() {
        // When
        feed(failing(6), Context.NONE);
        // Then
        assertThat(interventions).extracting(Intervention::level).containsExactly(Level.NOTICE, Level.WARN);
        assertThat(interventions).extracting(Intervention::step).containsExactly(5, 9);
        assertThat(interventions).extracting(Intervention::rung).containsExactly(1, 2);
    }

    @Test
    void anAgentThatListensToTheFirstHintRecovers() {
        // Given
        Run run = new Run().times(3, SteeringTest::fail);
        work(run);
        // When
        feed(run.end().steps(), Context.NONE);
        // Then
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).kind()).isEqualTo(Kind.RECOVERED);
        assertThat(outcomes.get(0).turned()).isEqualTo(7);
        assertThat(outcomes.get(0).actions()).isEqualTo(8);
        assertThat(outcomes.get(0).proof()).isEqualTo("a change landed");
    }

    @Test
    void anAgentThatListensToTheSecondHintIgnoredTheFirst() {
        // Given
        Run run = new Run().times(5, SteeringTest::fail);
        work(run);
        // When
        feed(run.end().steps(), Context.NONE);
        // Then
        assertThat(outcomes).extracting(Outcome::number).containsExactly(1, 2);
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Kind.IGNORED, Kind.RECOVERED);
    }

    @Test
    void anAgentThatNeverListensIsBlockedAndThenHalted() {
        // When
        feed(failing(9), UNATTENDED);
        // Then
        assertThat(interventions)
                .extracting(Intervention::level)
                .containsExactly(Level.NOTICE, Level.WARN, Level.BLOCK, Level.HALT);
        assertThat(interventions).extracting(Intervention::step).containsExactly(5, 9, 12, 14);
    }

    @Test
    void whereAPersonWatchesThePersonIsAsked() {
        // When
        feed(failing(9), Context.NONE);
        // Then
        assertThat(interventions).extracting(Intervention::level).containsExactly(Level.NOTICE, Level.WARN, Level.ASK);
    }

    @Test
    void aCallIsNotStoppedOnceSomethingHasChanged() {
        // Given
        List<Step> steps = new Run()
                .times(6, SteeringTest::fail)
                .edit("src/a.py", "a", "b")
                .failing("npm test", "2 failed")
                .steps();
        // When
        feed(steps, UNATTENDED);
        // Then
        assertThat(interventions).extracting(Intervention::level).containsExactly(Level.NOTICE, Level.WARN);
    }

    @Test
    void whoComesBackAfterOtherWorkHasRelapsed() {
        // Given
        List<Step> steps = new Run()
                .times(3, SteeringTest::fail)
                .shell("cat package.json", "{}")
                .failing("npm test", "2 failed")
                .steps();
        // When
        feed(steps, Context.NONE);
        // Then
        assertThat(outcomes).extracting(Outcome::kind).startsWith(Kind.RELAPSED);
    }

    @Test
    void anEndBeforeTheHorizonIsNoRecovery() {
        // When
        feed(new Run().times(3, SteeringTest::fail).edit("a.py", "a", "b").end().steps(), Context.NONE);
        // Then
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Kind.ENDED);
        assertThat(outcomes.get(0).proof()).isEqualTo("a change landed");
    }

    @Test
    void aFaultThatClearsWhileWhatWasDueIsWithheldIsTheBaseline() {
        // Given
        Run run = new Run().times(3, SteeringTest::fail);
        work(run);
        // When
        withhold(run.end().steps());
        // Then
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Kind.SELF_RECOVERED);
        assertThat(outcomes.get(0).voice()).isEqualTo(Voice.NOBODY);
    }

    @Test
    void whoIsNotToldAndGoesOnIsJudgedLikeWhoIsTold() {
        // Given
        List<Step> steps = failing(9);
        feed(steps, Context.NONE);
        List<Kind> told = outcomes.stream().map(Outcome::kind).toList();
        List<Level> levels = interventions.stream().map(Intervention::level).toList();
        outcomes.clear();
        interventions.clear();
        // When
        withhold(steps);
        // Then
        assertThat(outcomes).extracting(Outcome::kind).isNotEmpty().isEqualTo(told);
        assertThat(interventions).extracting(Intervention::level).isEqualTo(levels);
        assertThat(outcomes).extracting(Outcome::voice).containsOnly(Voice.NOBODY);
    }

    @Test
    void aCorrectionOfTheUserIsJudgedLikeOurs() {
        // Given
        Run run = new Run().times(3, SteeringTest::fail).user("Stop that and read the log.");
        work(run);
        // When
        feed(run.end().steps(), Context.NONE);
        // Then
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.voice() == Voice.USER)
                .extracting(Outcome::kind)
                .containsExactly(Kind.RECOVERED);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.voice() == Voice.STEERSMAN)
                .extracting(Outcome::kind)
                .containsExactly(Kind.UNDETERMINED);
    }

    @Test
    void theSameLoopSpelledOtherwiseGoesOnWhereTheFirstWasLeft() {
        // Given
        List<Step> steps = new Run()
                .times(3, run -> run.failing("make", "d.c:1: error: stray hash"))
                .times(3, run -> run.failing("make -s", "d.c:1: error: stray hash"))
                .steps();
        // When
        feed(steps, Context.NONE);
        // Then
        assertThat(interventions).extracting(Intervention::level).containsExactly(Level.NOTICE, Level.WARN);
    }

    @Test
    void aFaultThatWasRecoveredFromStartsSoftlyAgain() {
        // Given
        Run run = new Run().times(3, SteeringTest::fail);
        work(run);
        run.times(3, SteeringTest::fail);
        // When
        feed(run.steps(), Context.NONE);
        // Then
        assertThat(interventions).extracting(Intervention::level).containsExactly(Level.NOTICE, Level.NOTICE);
    }

    @Test
    void eachOfAThousandFaultsIsFollowedToItsEndAndTheBudgetHolds() {
        // Given
        Run run = new Run();
        for (int fault = 0; fault < 1000; fault++) {
            String command = "make target" + fault;
            run.times(3, failing -> failing.failing(command, "no rule to make it"));
        }
        // When
        feed(run.steps(), Context.NONE);
        // Then
        int budget = Shipped.inForce().policy().pacing().budget();
        assertThat(interventions).hasSize(budget);
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(budget);
    }

    private void feed(List<Step> steps, Context context) {
        feed(steps, context, false);
    }

    private void withhold(List<Step> steps) {
        feed(steps, Context.NONE, true);
    }

    private void feed(List<Step> steps, Context context, boolean withheld) {
        Session session = session(context);
        for (Step step : steps) {
            Noticed noticed = session.accept(step);
            outcomes.addAll(noticed.outcomes());
            noticed.intervention().ifPresent(given -> {
                interventions.add(given);
                if (withheld) {
                    session.withheld(given.number(), step.index());
                } else {
                    session.delivered(given.number(), step.index());
                }
            });
        }
    }

    private static Session session(Context context) {
        InForce rules = Shipped.inForce();
        return new Session(rules.rulebook(), rules.policies()::of, context);
    }

    private static List<Step> failing(int times) {
        return new Run().times(times, SteeringTest::fail).steps();
    }

    private static void fail(Run run) {
        run.failing("npm test", "2 failed");
    }

    /** Eight actions that get somewhere. */
    private static void work(Run run) {
        run.edit("src/a.py", "a", "b");
        for (int i = 0; i < 7; i++) {
            run.shell("cat src/file" + i + ".py", "content " + i);
        }
    }
}
