package io.steersman.reload;

import io.steersman.finding.Finding;
import io.steersman.finding.Severity;
import io.steersman.finding.Suspicion;
import io.steersman.policy.Nearest;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.cases.RuleCase;
import io.steersman.rulebook.cases.RuleCase.Expected;
import io.steersman.session.Noticed;
import io.steersman.session.RuleError;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One case, run in a session of its own. */
final class CaseRun {

    private final RuleCase tested;
    private final List<RuleError> errors = new ArrayList<>();
    private Optional<Finding> found = Optional.empty();
    private int at = -1;
    private int sightings;
    private String text = "";

    private CaseRun(RuleCase tested) {
        this.tested = tested;
    }

    /** Runs a case against the rules that it is for. */
    static CaseGate.Outcome run(RuleCase tested, Rulebook rules, Policy policy) {
        CaseRun run = new CaseRun(tested);
        if (rules.detectionRules().stream().noneMatch(rule -> rule.toString().equals(tested.ruleId()))) {
            List<String> known = rules.detectionRules().stream()
                    .filter(rule -> tested.ruleId().startsWith(rule.category() + "."))
                    .map(rule -> rule.name())
                    .toList();
            return new CaseGate.Outcome(
                    tested,
                    "there is no rule '%s'.%s".formatted(tested.ruleId(), Nearest.advice(tested.rule(), known)),
                    "",
                    false);
        }
        Session session = new Session(rules, policy);
        for (Step step : tested.steps()) {
            run.note(step, session.accept(step));
            tested.heardAfter(step).forEach(verdict -> run.note(step, session.hear(verdict)));
        }
        return new CaseGate.Outcome(tested, run.failure(), run.text, run.found.isPresent());
    }

    private void note(Step step, Noticed noticed) {
        errors.addAll(noticed.errors());
        noticed.sighted().stream()
                .filter(finding -> finding.rule().toString().equals(tested.ruleId()))
                .forEach(finding -> note(step, finding, noticed));
        noticed.questions().stream()
                .map(asking -> asked(asking.suspicion()))
                .filter(finding -> finding.rule().toString().equals(tested.ruleId()))
                .forEach(finding -> note(step, finding, noticed));
    }

    /** What a rule asks is held against its case as what a rule finds. */
    private static Finding asked(Suspicion suspicion) {
        return new Finding(
                suspicion.rule(),
                Severity.INFO,
                suspicion.title(),
                suspicion.identity(),
                suspicion.steps(),
                suspicion.details());
    }

    private void note(Step step, Finding finding, Noticed noticed) {
        sightings++;
        if (found.isEmpty()) {
            found = Optional.of(finding);
            at = step.index();
            text = noticed.intervention()
                    .map(intervention -> intervention.text())
                    .orElse("");
        }
    }

    private String failure() {
        if (!errors.isEmpty()) {
            return "a rule failed: " + errors.get(0).message();
        }
        if (tested.expected().isEmpty()) {
            return found.map(finding ->
                            "it should stay silent, but saw %s at step %d.".formatted(CaseGate.describe(finding), at))
                    .orElse("");
        }
        Expected expected = tested.expected().get();
        return found.map(finding -> difference(expected, finding))
                .orElse("it should fire at step %d, but stayed silent.".formatted(expected.at()));
    }

    private String difference(Expected expected, Finding finding) {
        if (at != expected.at()) {
            return "it should fire at step %d, but fired at step %d.".formatted(expected.at(), at);
        }
        if (!expected.evidence().isEmpty() && !expected.evidence().equals(finding.evidence())) {
            return "the evidence should be %s, but is %s.".formatted(expected.evidence(), finding.evidence());
        }
        if (!expected.severity().isEmpty()
                && !expected.severity().equals(finding.severity().display())) {
            return "the severity should be %s, but is %s."
                    .formatted(expected.severity(), finding.severity().display());
        }
        if (!text.contains(expected.says())) {
            return "the text should say '%s', but is: %s".formatted(expected.says(), text);
        }
        boolean counted = expected.sightings().isEmpty() || expected.sightings().getAsInt() == sightings;
        return counted
                ? ""
                : "it should be seen in %d steps, but was in %d."
                        .formatted(expected.sightings().getAsInt(), sightings);
    }
}
