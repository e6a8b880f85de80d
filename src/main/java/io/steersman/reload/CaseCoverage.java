package io.steersman.reload;

import io.steersman.finding.RuleId;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.drl.RulePattern;
import io.steersman.rulebook.trace.RuleTrace.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts which rules cases let fire, and which answers of each condition they show. For one thread.
 *
 * <p>What a rule asks of limits is left out: policies answer it, not cases.
 */
public final class CaseCoverage {

    private final List<RuleMetadata> rules;
    private final Set<String> fired = new HashSet<>();
    private final Map<Place, Seen> seen = new HashMap<>();

    /** Nothing is covered yet of the detection rules of this rulebook. */
    public CaseCoverage(Rulebook rulebook) {
        this.rules = rulebook.rules().stream().filter(RuleMetadata::detects).toList();
    }

    /**
     * What cases show of one condition.
     *
     * @param rule the rule
     * @param file path below the rules folder
     * @param line 1-based line of its pattern
     * @param text the condition
     * @param held whether it was true in some case
     * @param refused whether it was false in some case
     */
    public record Condition(RuleId rule, String file, int line, String text, boolean held, boolean refused) {
        /** Whether cases show it true and false. */
        public boolean bothWays() {
            return held && refused;
        }
    }

    private record Place(RuleId rule, int pattern, int condition) {}

    private record Seen(String text, boolean held, boolean refused) {
        Seen and(Evaluation answer) {
            return new Seen(text, held || answer.held(), refused || !answer.held());
        }
    }

    void count(CaseGate.Outcome outcome) {
        if (outcome.fired()) {
            fired.add(outcome.tested().ruleId());
        }
    }

    void count(Evaluation answer) {
        if (answer.text().isEmpty()) {
            return;
        }
        Place place = new Place(answer.rule(), answer.pattern(), answer.condition());
        seen.put(
                place,
                seen.getOrDefault(place, new Seen(answer.text(), false, false)).and(answer));
    }

    /** The detection rules, in the order of their ids. */
    public List<RuleMetadata> rules() {
        return rules;
    }

    /** Whether a case lets the rule fire. */
    public boolean fires(RuleMetadata rule) {
        return fired.contains(rule.id().toString());
    }

    /** The conditions of a rule in their order, those that were never asked included. */
    public List<Condition> conditions(RuleMetadata rule) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < rule.patterns().size(); i++) {
            RulePattern pattern = rule.patterns().get(i);
            if (!pattern.type().equals("Limit")) {
                answers(rule, i)
                        .values()
                        .forEach(answer -> conditions.add(new Condition(
                                rule.id(),
                                rule.file(),
                                pattern.line(),
                                answer.text(),
                                answer.held(),
                                answer.refused())));
            }
        }
        return conditions;
    }

    /** By number: as the author wrote them, and over that what the engine says, who may ask more than is written. */
    private Map<Integer, Seen> answers(RuleMetadata rule, int pattern) {
        Map<Integer, Seen> answers = new TreeMap<>();
        List<String> written = rule.patterns().get(pattern).conditions();
        for (int i = 0; i < written.size(); i++) {
            answers.put(i, new Seen(written.get(i), false, false));
        }
        seen.forEach((place, answer) -> {
            if (place.rule().equals(rule.id()) && place.pattern() == pattern) {
                answers.put(place.condition(), answer);
            }
        });
        return answers;
    }
}
