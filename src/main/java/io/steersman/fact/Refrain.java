package io.steersman.fact;

import java.util.List;

/**
 * Messages in which the same comes round: one after the other, or a few in the same order lap after lap.
 *
 * @param period messages in one lap, 0 where nothing was said
 * @param laps how often the lap was completed in a row, 1 for none that recurs
 * @param steps indices of the messages of all laps, as far as they are remembered, the oldest first
 */
public record Refrain(int period, int laps, List<Integer> steps) {

    /** Nothing was said. */
    public static final Refrain NONE = new Refrain(0, 0, List.of());

    public Refrain {
        steps = List.copyOf(steps);
    }

    /** Whether a message ends the last lap. */
    public boolean endsWith(int step) {
        return !steps.isEmpty() && steps.get(steps.size() - 1) == step;
    }

    /** How many messages come round, in words: empty where it is one. */
    public String voices() {
        return period > 1 ? String.valueOf(period) : "";
    }
}
