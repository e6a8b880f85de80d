package io.steersman.reload;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.cases.CaseReader;
import io.steersman.rulebook.cases.RuleCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Runs the cases beside the rules: a rulebook whose cases fail does not come into force. */
public final class CaseGate {

    private static final String FILL_IN =
            " Maybe fill in what is marked <fill in: ...> in the case, in its rule and in the text of the policy.";

    private final InForce candidate;
    private final Policy policy;
    private final Optional<CaseCoverage> coverage;
    private final Map<String, Rulebook> alone = new HashMap<>();

    private CaseGate(InForce candidate, Optional<CaseCoverage> coverage) {
        this.candidate = candidate;
        this.coverage = coverage;
        this.policy = CasePolicy.of(candidate);
    }

    /**
     * How one case came out.
     *
     * @param tested the case
     * @param failure what is not as expected, empty when it passes
     * @param text what the agent would read at the step at which the fault is first seen, empty for silence
     * @param fired whether the rule saw the fault at any step
     */
    public record Outcome(RuleCase tested, String failure, String text, boolean fired) {
        /** Whether it came out as expected. */
        public boolean passed() {
            return failure.isEmpty();
        }

        /** What failed, at the line of the case in its file below the rules folder. */
        public Diagnostic diagnostic() {
            return new Diagnostic(
                    tested.file(),
                    tested.line(),
                    tested.column(),
                    "The case '%s' of %s fails: %s%s"
                            .formatted(
                                    tested.name(), tested.rule(), failure, Blanks.isIn(tested.name()) ? FILL_IN : ""));
        }
    }

    /**
     * Runs all cases.
     *
     * @param cases case files by path below the rules folder
     * @param diagnostics where faults of the files are put
     */
    public static List<Outcome> outcomes(InForce candidate, Map<String, String> cases, List<Diagnostic> diagnostics) {
        return new CaseGate(candidate, Optional.empty()).all(cases, diagnostics);
    }

    /**
     * Runs all cases and counts what they show of the rules.
     *
     * @param cases case files by path below the rules folder
     * @param diagnostics where faults of the files are put
     * @param coverage of the candidate's rulebook; counts on from what it has
     */
    public static List<Outcome> outcomes(
            InForce candidate, Map<String, String> cases, List<Diagnostic> diagnostics, CaseCoverage coverage) {
        return new CaseGate(candidate, Optional.of(coverage)).all(cases, diagnostics);
    }

    private List<Outcome> all(Map<String, String> cases, List<Diagnostic> diagnostics) {
        List<Outcome> outcomes = new ArrayList<>();
        new TreeMap<>(cases).forEach((file, text) -> CaseReader.read(file, text, diagnostics)
                .forEach(tested -> outcomes.add(outcome(tested))));
        return outcomes;
    }

    /** What failed, at the line of the case; what passed before, and nothing it depends on has changed, is not run again. */
    static List<Diagnostic> run(InForce candidate, Sources sources) {
        CaseGate gate = new CaseGate(candidate, Optional.empty());
        return sources.cases().entrySet().stream()
                .flatMap(file -> gate.check(file.getKey(), file.getValue(), sources).stream())
                .map(found -> found.in("rules"))
                .toList();
    }

    private List<Diagnostic> check(String file, String text, Sources sources) {
        String hash = PassedCases.hash(file, sources, policy);
        if (PassedCases.knows(hash)) {
            return List.of();
        }
        List<Diagnostic> wrong = new ArrayList<>();
        CaseReader.read(file, text, wrong).stream()
                .map(this::outcome)
                .filter(outcome -> !outcome.passed())
                .forEach(outcome -> wrong.add(outcome.diagnostic()));
        if (wrong.isEmpty()) {
            PassedCases.keep(hash);
        }
        return wrong;
    }

    private Outcome outcome(RuleCase tested) {
        Outcome outcome = CaseRun.run(tested, alone.computeIfAbsent(tested.ruleId(), this::alone), policy);
        coverage.ifPresent(counted -> counted.count(outcome));
        return outcome;
    }

    /** Without neighbours, thanks to which a case could pass; but one that reads findings needs those who make them. */
    private Rulebook alone(String id) {
        boolean reads = candidate.rulebook().detectionRules().stream()
                .anyMatch(rule -> rule.readsFindings() && rule.toString().equals(id));
        Predicate<RuleId> chosen = rule -> rule.toString().equals(id) || reads && !rule.asks();
        return coverage.map(counted -> candidate.rulebook().traced(chosen, counted::count))
                .orElseGet(() -> candidate.rulebook().only(chosen));
    }

    /** A finding in short, for messages. */
    static String describe(Finding finding) {
        return "%s on steps %s".formatted(finding.rule().name(), finding.evidence());
    }
}
