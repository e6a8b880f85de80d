package io.steersman.rulebook.trace;

import io.steersman.finding.RuleId;
import java.util.List;

/** Hears of each condition that the engine asks while rules are judged. */
@FunctionalInterface
public interface RuleTrace {

    /** A condition was asked. */
    void asked(Evaluation evaluation);

    /**
     * One answer to one condition.
     *
     * @param rule the rule
     * @param pattern number of the pattern in it, from 0
     * @param condition number of the condition in the pattern as the engine asks them, from 0
     * @param text the condition; empty for a pattern that has none and tells of its facts
     * @param names what it was asked of: the fact first where the pattern binds it, then names of other patterns
     * @param values the value of each name
     * @param held the answer
     */
    record Evaluation(
            RuleId rule,
            int pattern,
            int condition,
            String text,
            List<String> names,
            List<Object> values,
            boolean held) {
        public Evaluation {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }
}
