package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Ladder;
import io.steersman.reading.call.Vocabulary;
import io.steersman.reading.language.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values that apply to a run: immutable, known by the hash of the files they were read from.
 *
 * @param hash SHA-256 of the files, as hex
 * @param pacing how interventions follow each other
 * @param trusted paths, databases, contexts and other names that may be destroyed unasked; {@code *} stands for any text
 * @param vocabulary what commands, tools and files are called besides
 * @param judge how a judge is asked
 * @param rules what it says of each rule, by id
 * @param limits all limits of rules that are not off, as facts
 * @param ladders the ladders of rules that are enforced, by rule id, as facts
 */
public record Policy(
        String hash,
        Pacing pacing,
        List<String> trusted,
        Vocabulary vocabulary,
        JudgePolicy judge,
        Map<RuleId, RulePolicy> rules,
        List<Limit> limits,
        Map<String, Ladder> ladders) {

    /** Joins what is said of single rules. Those that ask a judge are off where nobody is asked. */
    public static Policy of(
            String hash,
            Pacing pacing,
            List<String> trusted,
            Vocabulary vocabulary,
            JudgePolicy judge,
            Map<RuleId, RulePolicy> rules) {
        Map<RuleId, RulePolicy> held = new TreeMap<>(rules);
        if (!judge.asks()) {
            held.replaceAll((id, rule) -> id.asks() ? rule.in(Mode.OFF) : rule);
        }
        List<Limit> limits = new ArrayList<>();
        Map<String, Ladder> ladders = new TreeMap<>();
        for (RulePolicy rule : held.values()) {
            if (rule.mode() != Mode.OFF) {
                new TreeMap<>(rule.limits())
                        .forEach((name, value) ->
                                limits.add(new Limit(rule.rule().toString(), name, value)));
            }
            if (rule.mode() == Mode.ENFORCE) {
                ladders.put(rule.rule().toString(), rule.ladder());
            }
        }
        return new Policy(
                hash,
                pacing,
                List.copyOf(trusted),
                vocabulary,
                judge,
                Map.copyOf(held),
                List.copyOf(limits),
                Map.copyOf(ladders));
    }

    /** What may be destroyed unasked: what is trusted, and files that can be made again. */
    public List<String> expendable() {
        List<String> all = new ArrayList<>(trusted);
        all.addAll(vocabulary.generated());
        return all;
    }

    /** The languages in which people are understood. */
    public Languages languages() {
        return vocabulary.languages();
    }

    /** What is said of a rule, if anything is. */
    public Optional<RulePolicy> of(RuleId rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** How far a rule may go: a rule of which nothing is said is only observed. */
    public Mode mode(RuleId rule) {
        return of(rule).map(RulePolicy::mode).orElse(Mode.OBSERVE);
    }

    /** Actions without a sighting after which a fault of a rule may count as over. */
    public int horizon(RuleId rule) {
        return of(rule).map(RulePolicy::horizon).orElse(PolicyKeys.HORIZON);
    }
}
