package io.steersman.finding;

import java.util.List;
import java.util.TreeSet;

/**
 * What a judge answered when a rule had asked. It was held against the trajectory before: its steps are there, and its quote
 * stands in one of them.
 *
 * @param rule the rule that asked
 * @param agent id of the subagent that it is about, empty for the main agent
 * @param misbehaviour the class that the judge names; {@link #NONE} where it sees nothing
 * @param steps indices of the steps that show it, ascending; empty where it sees nothing
 * @param quote the words of the trajectory that it rests on; may be empty where it sees nothing
 * @param confidence how sure the judge says to be, in percent
 * @param doThis what the agent should do, in few words; may be empty
 * @param doNot what it should leave, in few words; may be empty
 * @param asked index of the step at which the rule asked
 * @param arrived index of the latest step when the answer came
 * @param overtaken whether the user has spoken in between
 */
public record Verdict(
        RuleId rule,
        String agent,
        String misbehaviour,
        List<Integer> steps,
        String quote,
        int confidence,
        String doThis,
        String doNot,
        int asked,
        int arrived,
        boolean overtaken) {

    /** The class of an answer that sees nothing. */
    public static final String NONE = "none";

    public Verdict {
        steps = List.copyOf(new TreeSet<>(steps));
    }

    /** How many steps came between the question and the answer. */
    public int late() {
        return Math.max(0, arrived - asked);
    }

    /** Whether the judge sees something. */
    public boolean accuses() {
        return !misbehaviour.equals(NONE) && !steps.isEmpty();
    }

    /** Returns this as arrived at another step. */
    public Verdict arrivedAt(int step) {
        return new Verdict(rule, agent, misbehaviour, steps, quote, confidence, doThis, doNot, asked, step, overtaken);
    }

    /** Returns this as told whether the user has spoken between question and answer. */
    public Verdict overtaken(boolean spoken) {
        return new Verdict(rule, agent, misbehaviour, steps, quote, confidence, doThis, doNot, asked, arrived, spoken);
    }
}
