package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SessionTest {

    @Test
    void aCallThatFailsInTheSameWayIsNoticedAtTheThirdAndWarnedOfAtTheFifth() {
        // Given
        Run run = new Run().times(6, r -> r.failing("npm test", "2 failed"));
        // When
        List<Intervention> told = interventions(Shipped.inForce(), run.steps());
        // Then
        assertThat(told).extracting(Intervention::level).containsExactly(Level.NOTICE, Level.WARN);
        assertThat(told).extracting(Intervention::step).containsExactly(5, 9);
        assertThat(told.get(0).text()).startsWith(Intervention.MARK).contains("`npm test`", "3 times", "2 failed");
    }

    @Test
    void twelveRoundsOfEditAndTestAreWork() {
        // Given
        Run run = new Run().user("Fix it.");
        for (int i = 12; i > 0; i--) {
            run.edit("a.py", "x" + i, "x" + (i - 1)).failing("pytest", i + " failed");
        }
        // When
        List<Noticed> noticed = feed(Shipped.inForce(), run.steps());
        // Then
        assertThat(noticed).allMatch(n -> n.sighted().isEmpty());
    }

    @Test
    void severalFindingsInOneStepMakeOneIntervention() {
        // Given
        InForce two = Shipped.with("tests/two.drl", TWO_RULES);
        Run run = new Run().shell("ls", "a");
        // When
        List<Intervention> told = interventions(two, run.steps());
        // Then
        assertThat(told).hasSize(1);
        assertThat(told.get(0).faults()).hasSize(2);
        assertThat(told.get(0).rule().name()).isEqualTo("grave");
        assertThat(told.get(0).text()).contains("Also: Something light.");
    }

    @Test
    void theSameStepsGiveTheSameFindingsEveryTime() {
        // Given
        Run run = new Run().times(4, r -> r.shell("ls", "a")).times(3, r -> r.failing("make", "no rule"));
        // When
        List<Noticed> first = feed(Shipped.inForce(), run.steps());
        // Then
        assertThat(feed(Shipped.inForce(), run.steps())).isEqualTo(first);
    }

    @Test
    void sessionsSideBySideDoNotSeeEachOther() throws Exception {
        // Given
        List<Callable<List<Noticed>>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String command = "make target" + i;
            work.add(() -> feed(
                    Shipped.inForce(),
                    new Run().times(20, r -> r.failing(command, "no rule")).steps()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        // When
        List<Future<List<Noticed>>> done = threads.invokeAll(work);
        // Then
        threads.shutdown();
        for (int i = 0; i < done.size(); i++) {
            List<Finding> found =
                    done.get(i).get().stream().flatMap(n -> n.fresh().stream()).toList();
            assertThat(found).hasSize(1);
            assertThat(found.get(0).details()).containsEntry("call", "`make target" + i + "`");
        }
    }

    @Test
    void newRulesSeeWhatHappenedBeforeThem() {
        // Given
        InForce before = Shipped.with("tests/two.drl", TWO_RULES.replace("Action( finished()", "Action( failed()"));
        List<Step> steps = new Run()
                .times(4, r -> r.failing("npm test", "2 failed"))
                .say("Hm.")
                .steps();
        Session session = new Session(before.rulebook(), before.policy());
        steps.subList(0, 8).forEach(session::accept);
        session.move(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        // When
        Noticed noticed = session.accept(steps.get(8));
        // Then
        assertThat(noticed.fresh()).extracting(f -> f.rule().name()).containsExactly("failing-replay");
        assertThat(noticed.fresh().get(0).first()).isZero();
        assertThat(noticed.fresh().get(0).details()).containsEntry("count", "4");
    }

    @Test
    void whatWasKnownBeforeAChangeOfRulesIsNotAnnouncedAgain() {
        // Given
        InForce rules = Shipped.inForce();
        List<Step> steps =
                new Run().times(5, r -> r.failing("npm test", "2 failed")).steps();
        Session session = new Session(rules.rulebook(), rules.policy());
        steps.subList(0, 8).forEach(session::accept);
        session.move(rules.rulebook(), rules.policy());
        List<Noticed> after = new ArrayList<>();
        // When
        steps.subList(8, 10).forEach(step -> after.add(session.accept(step)));
        // Then
        assertThat(after).allMatch(n -> n.fresh().isEmpty());
        assertThat(after.get(1).sighted()).hasSize(1);
    }

    @Test
    void subagentsHaveStreaksOfTheirOwn() {
        // Given
        List<Step> steps = new ArrayList<>();
        for (Step step :
                new Run().times(4, r -> r.failing("npm test", "2 failed")).steps()) {
            String agent = step.index() % 4 < 2 ? "" : "helper";
            steps.add(step.with(step.meta().withAgent(agent)));
        }
        // When
        List<Noticed> noticed = feed(Shipped.inForce(), steps);
        // Then
        assertThat(noticed).allMatch(n -> n.sighted().isEmpty());
    }

    static List<Noticed> feed(InForce rules, List<Step> steps) {
        List<Noticed> noticed = new ArrayList<>();
        Session session = new Session(rules.rulebook(), rules.policy());
        for (Step step : steps) {
            Noticed now = session.accept(step);
            now.intervention().ifPresent(given -> session.delivered(given.number(), step.index()));
            noticed.add(now);
        }
        return noticed;
    }

    private static List<Intervention> interventions(InForce rules, List<Step> steps) {
        return feed(rules, steps).stream()
                .flatMap(noticed -> noticed.intervention().stream())
                .toList();
    }

    private static final String TWO_RULES = """
            package rules.tests.two;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.fact.Action;

            rule "grave"
                @title("Something grave")
                @severity("high")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                $action : Action( finished() )
            then
                insert( finding(drools.getRule(), "x", $action) );
            end

            rule "light"
                @title("Something light")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                $action : Action( finished(), target() != "nowhere" )
            then
                insert( finding(drools.getRule(), "x", $action) );
            end
            """;
}
