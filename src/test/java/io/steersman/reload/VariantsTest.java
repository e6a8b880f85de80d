package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.experiment.Arm.Says;
import io.steersman.experiment.Regime;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arms of experiments with rules of their own. */
final class VariantsTest {

    private static final String FOLDER = "policies/experiments/stricter/house_rules/pushes";
    private static final RuleId RULE = RuleId.parse("house_rules.pushes.forced-push");
    static final String DRL = """
            /*
             * house_rules / pushes
             * Pushes that this house does not want.
             */
            package rules.house_rules.pushes;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.reading.Action;
            import io.steersman.reading.Command;

            rule "forced-push"
                @title("A branch was pushed by force")
                @severity("high")
                @status("draft")
                @since("0.1")
                @why("It overwrites commits that others may have built on")
                @falsePositives("A branch that nobody else has seen")
                @misses("A script that pushes")
            when
                $action : Action( open() )
                $push : Command( program == "git", subcommand() == "push", arguments contains "--force" ) from $action.commands()
            then
                insert( finding(drools.getRule(), "forced-push", $action).with("command", $push.text()) );
            end
            """;
    private static final String CASES = """
            subject: house_rules.pushes
            cases:
              - name: fires as the call is made
                rule: forced-push
                given:
                  - call Bash: git push --force origin main
                expect: { at: 0, evidence: [0], severity: high, says: git push --force origin main }
              - name: stays silent on an ordinary push
                rule: forced-push
                given:
                  - call Bash: git push origin main
                  - result: Everything up-to-date
                expect: none
            """;
    private static final String EXPERIMENT = """
            question: Does a rule of our own help?
            status: running
            arms:
              control: {}
              stricter:
                rulebook: stricter
                policy:
                  rules:
                    house_rules.pushes.forced-push: { mode: enforce, ladder: [notice], text: "Not `{command}`." }
                    reasoning_problems.infinite_loops.failing-replay: { mode: off }
            metric: recovery
            """;

    @Test
    void anArmIsJudgedByRulesOfItsOwnAndWithoutThoseItSwitchesOff() {
        // Given
        InForce whole = Checker.check(sources(Map.of())).result().orElseThrow();
        Regime regime = regime(whole);
        // When
        InForce arm = whole.under(regime);
        // Then
        assertThat(whole.rulebook().detectionRules()).doesNotContain(RULE);
        assertThat(arm.rulebook().detectionRules())
                .contains(RULE)
                .hasSize(whole.rulebook().detectionRules().size() + 1);
        assertThat(arm.policy().mode(RULE)).isEqualTo(Mode.ENFORCE);
        assertThat(arm.policy().mode(RuleId.parse("reasoning_problems.infinite_loops.failing-replay")))
                .isEqualTo(Mode.OFF);
        assertThat(whole.under(Regime.NONE)).isSameAs(whole);
    }

    @Test
    void aRuleThatDoesNotCompileIsToldAtItsOwnFile() {
        // When
        List<Diagnostic> wrong = Checker.check(sources(Map.of(FOLDER + ".drl", DRL.replace("open()", "opne()"))))
                .diagnostics();
        // Then
        assertThat(wrong)
                .filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::file)
                .containsOnly(FOLDER + ".drl");
    }

    @Test
    void aCaseThatFailsKeepsTheExperimentFromComingIntoForce() {
        // When
        List<Diagnostic> wrong = Checker.check(
                        sources(Map.of(FOLDER + ".cases.yaml", CASES.replace("severity: high", "severity: low"))))
                .diagnostics();
        // Then
        assertThat(wrong).filteredOn(Diagnostic::isError).singleElement().satisfies(found -> assertThat(found.display())
                .startsWith(FOLDER + ".cases.yaml:3:")
                .contains("the severity should be low, but is high"));
    }

    @Test
    void anArmThatSaysNothingOfItsRuleAndARulebookThatIsNotThereAreTold() {
        // Given
        String silent = EXPERIMENT.replaceAll("house_rules.pushes.*", "");
        String missing = EXPERIMENT.replace("rulebook: stricter", "rulebook: strickter");
        // When
        List<Diagnostic> untold = Checker.check(sources(Map.of("policies/experiments/own.yaml", silent)))
                .diagnostics();
        List<Diagnostic> unknown = Checker.check(sources(Map.of("policies/experiments/own.yaml", missing)))
                .diagnostics();
        // Then
        assertThat(untold).anyMatch(found -> found.message().contains("says nothing of its rule '%s'".formatted(RULE)));
        assertThat(unknown).anyMatch(found -> found.display()
                .startsWith("policies/experiments/own.yaml:6:15: There is no rulebook 'strickter'."));
    }

    @Test
    void twoExperimentsWithRulebooksMayNotMeetInOneRun() {
        // When
        List<Diagnostic> wrong = Checker.check(sources(Map.of("policies/experiments/two.yaml", EXPERIMENT)))
                .diagnostics();
        // Then
        assertThat(wrong).anyMatch(found -> found.message().contains("a run can have one"));
    }

    @Test
    void aVersionKeepsThemAndIsAnotherWithoutThem() {
        // Given
        Sources sources = sources(Map.of());
        // When
        Sources again = new Sources(Map.of(), Map.of(), Map.of()).with(sources.files());
        // Then
        assertThat(again.hash()).isEqualTo(sources.hash());
        assertThat(sources.with(Map.of(FOLDER + ".drl", "")).hash()).isNotEqualTo(sources.hash());
    }

    private static Regime regime(InForce whole) {
        var arm = whole.experiments().all().get(0).arms().get(1);
        return new Regime(Says.POLICY, "", arm.overlay().stream().toList(), arm.rulebook());
    }

    private static Sources sources(Map<String, String> changed) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("policies/experiments/guidance-helps.yaml", "");
        files.put("policies/experiments/own.yaml", EXPERIMENT);
        files.put(FOLDER + ".drl", DRL);
        files.put(FOLDER + ".cases.yaml", CASES);
        files.putAll(changed);
        return Shipped.sources().with(files);
    }
}
