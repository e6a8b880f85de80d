package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.reload.Active;
import io.steersman.rulebook.Rulebook;
import io.steersman.session.Session;
import io.steersman.session.Stopwatch;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RuleCostsTest {

    private static final long SECOND = 1_000_000_000;
    private static final AgentMessage SAID = new AgentMessage(Meta.NONE, "Done.", "");

    private final Active active = new Active(Shipped.inForce());
    private final Rulebook rulebook = active.inForce().rulebook();
    private final Map<RuleId, Long> heard = new TreeMap<>();

    @Test
    void eachRuleTakesItsTurnOnceItIsReady() {
        // Given
        RuleCosts costs = new RuleCosts(active, 1, heard::put);
        List<RuleId> rules = rulebook.detectionRules();
        costs.prepare();
        costs.prepare();
        // When
        List<RuleId> chosen = chosen(costs, 2 * rules.size() + 1);
        // Then
        assertThat(chosen).containsExactly(rules.get(0), rules.get(1), rules.get(0), rules.get(1));
    }

    @Test
    void noRuleIsTimedWhileMoreWasSpentThanItsShare() {
        // Given
        RuleCosts costs = new RuleCosts(active, 0.01, heard::put);
        rulebook.detectionRules().forEach(rule -> costs.prepare());
        costs.judged(rulebook, SAID, SECOND);
        costs.took(rulebook.detectionRules().get(0), 5, SECOND);
        // When
        List<RuleId> chosen = chosen(costs, 90);
        // Then
        assertThat(chosen).isEmpty();
        assertThat(chosen(costs, 20)).isNotEmpty();
    }

    @Test
    void withoutAShareNoRuleIsTimed() {
        // Given
        RuleCosts costs = new RuleCosts(active, 0, heard::put);
        costs.prepare();
        // When
        List<RuleId> chosen = chosen(costs, 200);
        // Then
        assertThat(chosen).isEmpty();
    }

    @Test
    void aRuleWhoseStepsNeverCameIsUnasked() {
        // Given
        RuleCosts costs = new RuleCosts(active, 0, heard::put);
        // When
        costs.judged(rulebook, SAID, SECOND);
        // Then
        assertThat(unasked(costs, "reasoning_problems.verbosity.monologue")).isFalse();
        assertThat(unasked(costs, "reasoning_problems.premature_completion.finish-without-edit"))
                .isTrue();
        assertThat(costs.steps()).isOne();
    }

    @Test
    void timingFindsCostsAndNothingElse() {
        // Given
        RuleCosts costs = new RuleCosts(active, 100, heard::put);
        rulebook.detectionRules().forEach(rule -> costs.prepare());
        List<Step> steps = steps();
        Session plain = new Session(rulebook, active.inForce().policy());
        Session timed =
                new Session(rulebook, active.inForce().policy()).timedBy(new Quarantine(active, costs, Duration.ZERO));
        List<Object> expected = new ArrayList<>();
        steps.forEach(step -> expected.add(plain.accept(step).sighted()));
        List<Object> found = new ArrayList<>();
        // When
        steps.forEach(step -> found.add(timed.accept(step).sighted()));
        // Then
        assertThat(found).isEqualTo(expected);
        assertThat(expected.toString()).contains("failing-replay");
        assertThat(heard).hasSizeGreaterThan(rulebook.detectionRules().size() / 2);
        assertThat(heard.values()).allMatch(nanos -> nanos > 0);
    }

    private List<RuleId> chosen(RuleCosts costs, int steps) {
        List<RuleId> chosen = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            costs.judged(rulebook, SAID, SECOND).map(Stopwatch.Sample::rule).ifPresent(chosen::add);
        }
        return chosen;
    }

    private static List<Step> steps() {
        return new Run()
                .user("Fix the test.")
                .times(30, run -> run.failing("npm test", "1 failing")
                        .say("Again.")
                        .shell("ls", "a"))
                .end()
                .steps();
    }

    private boolean unasked(RuleCosts costs, String rule) {
        return costs.isUnasked(rulebook.metadata(RuleId.parse(rule)).orElseThrow());
    }
}
