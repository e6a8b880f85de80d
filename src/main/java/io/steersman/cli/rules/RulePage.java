package io.steersman.cli.rules;

import io.steersman.policy.RulePolicy;
import io.steersman.reload.InForce;
import io.steersman.rulebook.Evidence;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference of all rules, written from what they say of themselves. */
final class RulePage {

    private final InForce inForce;
    private final Evidence.Tables evidence;
    private final StringBuilder page = new StringBuilder();

    private RulePage(InForce inForce) {
        this.inForce = inForce;
        this.evidence = inForce.evidence();
    }

    /** The page as Markdown, in the order of the rules' ids. */
    static String of(InForce inForce) {
        return new RulePage(inForce).write();
    }

    private String write() {
        page.append(
                "# Rules\n\nWritten by `rules list --format markdown` from the rules and the default policy; do not edit.\n");
        evidence();
        String group = "";
        for (RuleMetadata rule : inForce.rulebook().rules()) {
            String its = rule.id().category() + " / " + rule.id().subcategory();
            if (!its.equals(group)) {
                page.append("\n## ").append(its).append('\n');
                group = its;
            }
            write(rule);
        }
        return page.toString();
    }

    /** What readers of findings say of each rule, in one table. */
    private void evidence() {
        page.append("""

                ## Evidence

                Findings that were read in their transcripts, the sum over all kinds of runs in `rules/evidence.tsv`. Agents are told
                of a rule by default when at least %d were read and %d %% of them are right; else it is recorded only.

                | rule | mode | read | right | debatable | wrong |
                |---|---|--:|--:|--:|--:|
                """.formatted(Evidence.FEWEST, Evidence.LEAST_RIGHT));
        for (RuleMetadata rule : inForce.rulebook().rules()) {
            if (rule.detects()) {
                Evidence known = evidence.of(rule.id());
                page.append("| `%s` | %s | %d | %d | %d | %d |\n"
                        .formatted(
                                rule.id(),
                                inForce.policy().mode(rule.id()).display(),
                                known.read(),
                                known.right(),
                                known.debatable(),
                                known.wrong()));
            }
        }
    }

    private void write(RuleMetadata rule) {
        page.append("\n### ")
                .append(rule.id().name())
                .append("\n\n")
                .append(rule.title())
                .append(".\n\n");
        page.append("`").append(rule.id()).append("`, ");
        if (rule.detects()) {
            page.append(rule.severity().display()).append(", ");
        }
        page.append(rule.status()).append(", since ").append(rule.since());
        inForce.policy().of(rule.id()).ifPresent(policy -> page.append(", ").append(words(policy)));
        page.append(".\n\n- Why: ").append(rule.why()).append(".\n");
        item("Looks like it and is none", rule.falsePositives());
        item("Not seen", rule.misses());
        item("Replaced by", rule.replacedBy());
        item("Evidence", String.join("; ", evidence.lines().getOrDefault(rule.id(), List.of())));
    }

    private void item(String name, String text) {
        if (!text.isBlank()) {
            page.append("- ").append(name).append(": ").append(text).append(".\n");
        }
    }

    private static String words(RulePolicy policy) {
        Map<String, Integer> limits = new TreeMap<>(policy.limits());
        String numbers = limits.entrySet().stream()
                .map(limit -> limit.getKey() + " " + limit.getValue())
                .collect(Collectors.joining(", "));
        return "mode " + policy.mode().display() + (numbers.isEmpty() ? "" : ", limits: " + numbers);
    }
}
