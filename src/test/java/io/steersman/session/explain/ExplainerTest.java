package io.steersman.session.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.InForce;
import io.steersman.rulebook.cases.CaseReader;
import io.steersman.session.explain.Explanation.State;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ExplainerTest {

    private static final RuleId REPLAY = RuleId.parse("reasoning_problems.infinite_loops.failing-replay");
    private static final RuleId PUBLISH =
            RuleId.parse("specification_drift.unrequested_changes.unrequested-git-publish");
    private static final String TWICE = """
            - user: Fix the login test.
            - call Bash: npm test
            - exit 1: 2 failed
            - call Bash: npm test
            - exit 1: 2 failed
            """;

    @Test
    void aRuleThatFiredShowsItsEvidenceAndWhatWasCompared() {
        // When
        Explanation explanation = explain(REPLAY, TWICE + "- call Bash: npm test\n- exit 1: 2 failed\n");
        // Then
        assertThat(explanation.fired()).isTrue();
        assertThat(explanation.step()).isEqualTo(6);
        assertThat(explanation.findings().get(0).evidence()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(explanation.lines()).extracting(Explanation.Line::state).containsOnly(State.MET);
        assertThat(explanation.lines().get(2).values()).contains("$same.size() = 3", "$repeats = 3");
    }

    @Test
    void aRuleThatDidNotFireShowsTheConditionThatFailedWithBothSides() {
        // When
        Explanation explanation = explain(REPLAY, TWICE);
        // Then
        assertThat(explanation.fired()).isFalse();
        assertThat(explanation.step()).isEqualTo(4);
        Explanation.Line last = explanation.lines().get(2);
        assertThat(last.state()).isEqualTo(State.FAILED);
        assertThat(last.condition()).isEqualTo("$same.size() >= $repeats");
        assertThat(last.values()).containsExactly("$same.size() = 2", "$repeats = 3");
    }

    @Test
    void aConditionOfTheStepThatFailsLeavesTheRestUnasked() {
        // When
        Explanation explanation = explain(REPLAY, "- call Bash: ls\n- result: src\n");
        // Then
        assertThat(explanation.lines())
                .extracting(Explanation.Line::state)
                .containsExactly(State.MET, State.FAILED, State.NOT_ASKED);
        assertThat(explanation.lines().get(1).condition()).isEqualTo("repeated()");
        assertThat(explanation.lines().get(1).values()).containsExactly("repeated() = false");
    }

    @Test
    void aStepOfAnotherKindIsNamed() {
        // When
        Explanation explanation = new Explainer(Shipped.inForce().rulebook(), Shipped.inForce()::policy, Context.NONE)
                .explain(REPLAY, steps("- user: Hello.\n"), OptionalInt.of(0))
                .orElseThrow();
        // Then
        assertThat(explanation.lines().get(1).values()).containsExactly("the step is Instruction");
    }

    @Test
    void aNotOfSeveralPatternsIsMetWhereOnlySomeOfThemMatch() {
        // When
        Explanation explanation = explain(PUBLISH, "- user: Commit the fix.\n- call Bash: git commit -m fix\n");
        // Then
        assertThat(explanation.lines())
                .extracting(Explanation.Line::state)
                .containsExactly(State.MET, State.MET, State.MET, State.MET, State.FAILED);
        assertThat(explanation.lines().get(2).text())
                .startsWith("not( Command(")
                .contains(" and Constraint(");
        assertThat(explanation.lines().get(2).values()).containsExactly("there is none");
        assertThat(explanation.lines().get(4).text()).startsWith("not Ask(");
        assertThat(explanation.lines().get(4).condition()).isEmpty();
        assertThat(explanation.lines().get(4).values()).first().isEqualTo("there is one");
    }

    @Test
    void aNotThatFailsShowsWhatIsThereAndNoConditionThatIsFalse() {
        // When
        Explanation explanation =
                explain(PUBLISH, "- user: Fix it. Do not commit.\n- call Bash: cd app && git commit -m fix\n");
        // Then
        Explanation.Line not = explanation.lines().get(2);
        assertThat(not.state()).isEqualTo(State.FAILED);
        assertThat(not.condition()).isEmpty();
        assertThat(not.values()).first().isEqualTo("there is one");
        assertThat(not.values()).noneMatch(value -> value.endsWith(" = false"));
        assertThat(explanation.lines().get(3).state()).isEqualTo(State.NOT_ASKED);
    }

    @Test
    void explainingChangesNothingOfWhatIsFound() {
        // Given
        InForce inForce = Shipped.inForce();
        List<Step> steps = steps(TWICE + "- call Bash: npm test\n- exit 1: 2 failed\n");
        // When
        List<Explanation> fired =
                new Explainer(inForce.rulebook(), inForce::policy, Context.NONE).fired(steps, OptionalInt.empty());
        // Then
        assertThat(fired).extracting(Explanation::rule).containsExactly(REPLAY);
        assertThat(fired).allMatch(Explanation::fired);
    }

    /** Whatever cases show, an explanation says the same as the session. */
    @Test
    void everyCaseIsExplainedAsItComesOut() {
        // Given
        InForce inForce = Shipped.inForce();
        List<Diagnostic> wrong = new ArrayList<>();
        Shipped.sources().cases().forEach((file, text) -> CaseReader.read(file, text, wrong).stream()
                .filter(tested -> !tested.gap())
                .filter(tested -> tested.verdicts().isEmpty()
                        && !RuleId.parse(tested.ruleId()).asks())
                .forEach(tested -> {
                    // When
                    Explanation explanation = new Explainer(inForce.rulebook(), inForce::policy, Context.NONE)
                            .explain(RuleId.parse(tested.ruleId()), tested.steps(), OptionalInt.empty())
                            .orElseThrow();
                    // Then
                    assertThat(explanation.fired())
                            .as(tested.name())
                            .isEqualTo(tested.expected().isPresent());
                    assertThat(explanation.lines().stream()
                                    .filter(line -> line.state() == State.FAILED)
                                    .count())
                            .as("%s: %s", tested.name(), explanation)
                            .isEqualTo(explanation.fired() ? 0 : 1);
                }));
    }

    private static Explanation explain(RuleId rule, String given) {
        InForce inForce = Shipped.inForce();
        return new Explainer(inForce.rulebook(), inForce::policy, Context.NONE)
                .explain(rule, steps(given), OptionalInt.empty())
                .orElseThrow();
    }

    private static List<Step> steps(String given) {
        String text =
                "subject: a.b\ncases:\n  - name: n\n    rule: r\n    expect: none\n    given:\n" + given.indent(6);
        return CaseReader.read("a/b.cases.yaml", text, new ArrayList<>()).get(0).steps();
    }
}
