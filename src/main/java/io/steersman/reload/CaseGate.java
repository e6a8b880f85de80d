package io.steersman.reload;

import io.steersman.finding.Finding;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Policy;
import io.steersman.rulebook.CaseReader;
import io.steersman.rulebook.RuleCase;
import io.steersman.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the cases beside the rules: a rulebook whose cases fail does not come into force. */
public final class CaseGate {

    private CaseGate() {}

    /**
     * How one case came out.
     *
     * @param tested the case
     * @param failure what is not as expected, empty when it passes
     * @param text what the agent would read at the step at which the fault is first seen, empty for silence
     */
    public record Outcome(RuleCase tested, String failure, String text) {
        /** Whether it came out as expected. */
        public boolean passed() {
            return failure.isEmpty();
        }
    }

    /**
     * Runs all cases.
     *
     * @param cases case files by path below the rules folder
     * @param diagnostics where faults of the files are put
     */
    public static List<Outcome> outcomes(InForce candidate, Map<String, String> cases, List<Diagnostic> diagnostics) {
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Rulebook> alone = new HashMap<>();
        Policy policy = CasePolicy.of(candidate);
        new TreeMap<>(cases).forEach((file, text) -> {
            for (RuleCase tested : CaseReader.read(file, text, diagnostics)) {
                Rulebook rules = alone.computeIfAbsent(tested.subject(), subject -> candidate
                        .rulebook()
                        .only(rule -> (rule.category() + "." + rule.subcategory()).equals(subject)));
                outcomes.add(CaseRun.run(tested, rules, policy));
            }
        });
        return outcomes;
    }

    /** What failed, at the line of the case. */
    static List<Diagnostic> run(InForce candidate, Map<String, String> cases) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Outcome> outcomes = outcomes(candidate, cases, diagnostics);
        List<Diagnostic> failed = new ArrayList<>();
        diagnostics.forEach(d -> failed.add(new Diagnostic("rules/" + d.file(), d.line(), d.column(), d.message())));
        for (Outcome outcome : outcomes) {
            if (!outcome.passed()) {
                RuleCase tested = outcome.tested();
                failed.add(new Diagnostic(
                        "rules/" + tested.file(),
                        tested.line(),
                        tested.column(),
                        "The case '%s' of %s fails: %s".formatted(tested.name(), tested.rule(), outcome.failure())));
            }
        }
        return failed;
    }

    /** A finding in short, for messages. */
    static String describe(Finding finding) {
        return "%s on steps %s".formatted(finding.rule().name(), finding.evidence());
    }
}
