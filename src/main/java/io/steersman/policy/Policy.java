package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Ladder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values in force: immutable, known by the hash of the files it was read from.
 *
 * @param hash SHA-256 of the files, as hex
 * @param budget how many interventions a trajectory may have
 * @param rules what it says of each rule, by id
 * @param limits all limits of rules that are not off, as facts
 * @param ladders the ladders of rules that are enforced, as facts
 */
public record Policy(String hash, int budget, Map<RuleId, RulePolicy> rules, List<Limit> limits, List<Ladder> ladders) {

    /** Joins what is said of single rules. */
    public static Policy of(String hash, int budget, Map<RuleId, RulePolicy> rules) {
        List<Limit> limits = new ArrayList<>();
        List<Ladder> ladders = new ArrayList<>();
        for (RulePolicy rule : new TreeMap<>(rules).values()) {
            if (rule.mode() != Mode.OFF) {
                new TreeMap<>(rule.limits())
                        .forEach((name, value) ->
                                limits.add(new Limit(rule.rule().toString(), name, value)));
            }
            if (rule.mode() == Mode.ENFORCE) {
                ladders.add(rule.ladder());
            }
        }
        return new Policy(hash, budget, Map.copyOf(rules), List.copyOf(limits), List.copyOf(ladders));
    }

    /** What is said of a rule, if anything is. */
    public Optional<RulePolicy> of(RuleId rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** How far a rule may go: a rule of which nothing is said is only observed. */
    public Mode mode(RuleId rule) {
        return of(rule).map(RulePolicy::mode).orElse(Mode.OBSERVE);
    }
}
