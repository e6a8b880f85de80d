package io.steersman.cli.rules;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseCoverage;
import io.steersman.reload.CaseCoverage.Condition;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What cases cover, for people: cells of a table by subject, and what no case shows. */
final class CoverageTable {

    private final CaseCoverage coverage;

    CoverageTable(CaseCoverage coverage) {
        this.coverage = coverage;
    }

    /** The subjects of all detection rules. */
    Set<String> subjects() {
        Set<String> subjects = new TreeSet<>();
        coverage.rules().forEach(rule -> subjects.add(subject(rule)));
        return subjects;
    }

    /** How many of the rules of a subject fire, and how many of their conditions are shown both ways. */
    List<String> cells(String subject) {
        return cells(coverage.rules().stream()
                .filter(rule -> subject(rule).equals(subject))
                .toList());
    }

    /** The same of all rules. */
    List<String> cells() {
        return cells(coverage.rules());
    }

    private List<String> cells(List<RuleMetadata> rules) {
        List<Condition> conditions = rules.stream()
                .flatMap(rule -> coverage.conditions(rule).stream())
                .toList();
        return List.of(
                share(rules.stream().filter(coverage::fires).count(), rules.size()),
                share(conditions.stream().filter(Condition::bothWays).count(), conditions.size()));
    }

    private static String share(long hit, int all) {
        return all == 0 ? "none" : "%d of %d (%d %%)".formatted(hit, all, hit * 100 / all);
    }

    /** What no case shows, at the line of the rule or pattern. */
    List<Diagnostic> missing() {
        List<Diagnostic> missing = new ArrayList<>();
        for (RuleMetadata rule : coverage.rules()) {
            if (!coverage.fires(rule)) {
                missing.add(new Diagnostic(
                        "rules/" + rule.file(),
                        rule.line(),
                        1,
                        "No case lets the rule '%s' fire.".formatted(rule.id().name())));
            }
            coverage.conditions(rule).stream().flatMap(CoverageTable::missing).forEach(missing::add);
        }
        return missing.stream().sorted().toList();
    }

    private static Stream<Diagnostic> missing(Condition condition) {
        if (condition.bothWays()) {
            return Stream.empty();
        }
        String lacking = condition.held() ? "shows this false" : condition.refused() ? "shows this true" : "asks this";
        return Stream.of(new Diagnostic(
                "rules/" + condition.file(),
                condition.line(),
                1,
                "No case of '%s' %s: %s".formatted(condition.rule().name(), lacking, condition.text())));
    }

    private static String subject(RuleMetadata rule) {
        return rule.id().category() + "." + rule.id().subcategory();
    }
}
