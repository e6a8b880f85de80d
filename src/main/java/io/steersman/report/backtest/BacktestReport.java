package io.steersman.report.backtest;

import io.steersman.finding.RuleId;
import io.steersman.report.evaluation.Score;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a candidate differs from the active rulebook on some trajectories.
 *
 * @param active hash of the version in force
 * @param candidate hash of the version that is tried
 * @param runs how many trajectories were judged
 * @param actions how many tool calls they have
 * @param judged the rules that were run: those that may differ, and those that share a label with one of them
 * @param rules what becomes of each of these rules' findings, by id
 * @param errors rules that failed, each once, with the first message
 * @param labels by label the scores of both, where there are labels
 * @param feedback by rule the scores of both, where people have judged findings of it
 */
public record BacktestReport(
        String active,
        String candidate,
        int runs,
        long actions,
        Set<RuleId> judged,
        List<RuleChange> rules,
        List<String> errors,
        SortedMap<String, Pair> labels,
        SortedMap<String, Pair> feedback) {

    public BacktestReport {
        judged = new TreeSet<>(judged);
        rules = List.copyOf(rules);
        errors = List.copyOf(errors);
        labels = new TreeMap<>(labels);
        feedback = new TreeMap<>(feedback);
    }

    /** What both rulebooks come to. */
    public record Pair(Score active, Score candidate) {}

    /** What becomes of a rule's findings, if it was judged. */
    public Optional<RuleChange> of(RuleId rule) {
        return rules.stream()
                .filter(change -> change.rule().equals(rule.toString()))
                .findFirst();
    }

    /** How many findings appear, in all rules. */
    public int appears() {
        return rules.stream().mapToInt(RuleChange::appears).sum();
    }

    /** How many findings disappear, in all rules. */
    public int disappears() {
        return rules.stream().mapToInt(RuleChange::disappears).sum();
    }

    /** How many findings move, in all rules. */
    public int moves() {
        return rules.stream().mapToInt(RuleChange::moves).sum();
    }
}
