package io.steersman.calibration;

import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.policy.JudgePolicy;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many questions there were, what came of them, and what they took.
 *
 * @param states how many came to what
 * @param input tokens of questions
 * @param output tokens of answers
 * @param cost in millionths of a hundredth of the currency of the prices
 */
public record Spent(Map<State, Integer> states, long input, long output, long cost) {

    /** Nothing was asked. */
    static final Spent NOTHING = new Spent(Map.of(), 0, 0, 0);

    public Spent {
        states = Map.copyOf(states);
    }

    Spent plus(VerdictEntry entry, JudgePolicy.Model prices) {
        Map<State, Integer> more = new EnumMap<>(State.class);
        more.putAll(states);
        more.merge(entry.state(), 1, Integer::sum);
        int in = entry.cost().input();
        int out = entry.cost().output();
        return new Spent(
                more,
                input + in,
                output + out,
                cost + (long) in * prices.inputPrice() + (long) out * prices.outputPrice());
    }

    /** All questions. */
    public int questions() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many came to this. */
    public int of(State state) {
        return states.getOrDefault(state, 0);
    }

    /** Tokens of questions and answers. */
    public long tokens() {
        return input + output;
    }
}
