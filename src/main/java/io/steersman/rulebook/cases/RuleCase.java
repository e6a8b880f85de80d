package io.steersman.rulebook.cases;

import io.steersman.finding.Verdict;
import io.steersman.trajectory.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One example beside a rule: steps, and what the rule is to make of them.
 *
 * @param file path below the rules folder
 * @param line 1-based line of the case in it
 * @param column 1-based column
 * @param subject category and subcategory of its rule
 * @param name a sentence that says what the case shows
 * @param rule name of the rule it is about
 * @param steps the steps, indexed from 0
 * @param verdicts what a judge says, each heard after the step that its arrival names
 * @param expected what the rule is to find; nothing when it is to stay silent
 * @param gap whether the rule ought to find something here, but is known not to
 */
public record RuleCase(
        String file,
        int line,
        int column,
        String subject,
        String name,
        String rule,
        List<Step> steps,
        List<Verdict> verdicts,
        Optional<Expected> expected,
        boolean gap) {

    public RuleCase {
        steps = List.copyOf(steps);
        verdicts = List.copyOf(verdicts);
    }

    /** What a judge says after a step, in order. */
    public List<Verdict> heardAfter(Step step) {
        return verdicts.stream()
                .filter(verdict -> verdict.arrived() == step.index())
                .toList();
    }

    /** The full id of the rule. */
    public String ruleId() {
        return subject + "." + rule;
    }

    /**
     * What a rule is to find.
     *
     * @param at index of the step at which it is first seen
     * @param evidence indices of the steps that show it then; empty when the case does not say
     * @param severity its severity; empty when the case does not say
     * @param says a part of the text that the agent reads; empty when the case does not say
     * @param sightings in how many steps it is seen, where the case says so
     */
    public record Expected(int at, List<Integer> evidence, String severity, String says, OptionalInt sightings) {
        public Expected {
            evidence = List.copyOf(evidence);
        }
    }
}
