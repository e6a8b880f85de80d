package io.steersman.session.explain;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import java.util.List;

/**
 * Why a rule fired at a step, or why it did not.
 *
 * @param rule the rule
 * @param title the fault in a sentence
 * @param file path below the rules folder
 * @param step index of the step
 * @param mode what the policy makes of the rule: off, shadow, observe or enforce
 * @param findings what it found at this step; empty when it did not fire
 * @param lines its patterns in their order, and how far each was met
 */
public record Explanation(
        RuleId rule, String title, String file, int step, String mode, List<Finding> findings, List<Line> lines) {

    public Explanation {
        findings = List.copyOf(findings);
        lines = List.copyOf(lines);
    }

    /** Whether the rule fired. */
    public boolean fired() {
        return !findings.isEmpty();
    }

    /** How many patterns were met before one was not, as a measure of how close it came. */
    long met() {
        return lines.stream().filter(line -> line.state() == State.MET).count();
    }

    /** How far a pattern was met. */
    public enum State {
        /** Something matches it; of a {@code not}, nothing does. */
        MET,
        /** It is where the rule ended. */
        FAILED,
        /** The rule had ended before it. */
        NOT_ASKED
    }

    /**
     * A pattern.
     *
     * @param line 1-based line in the rule's file
     * @param text the pattern
     * @param state how far it was met
     * @param condition the condition that failed, empty for none and for a {@code not}, where there is what must not be
     * @param values what was compared, as {@code $same.size() = 2}, or why there was nothing to compare
     */
    public record Line(int line, String text, State state, String condition, List<String> values) {
        public Line {
            values = List.copyOf(values);
        }
    }
}
