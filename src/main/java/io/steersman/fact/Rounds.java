package io.steersman.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * The failing runs of one call since it last succeeded, each after something else was done. Bounded.
 *
 * @param steps results of the runs, the oldest first
 * @param errors the different errors that they brought
 * @param known how many of the runs brought an error that an earlier one had brought
 * @param fewest the fewest failures that a run has counted, -1 when none did
 * @param done what had been done before the last of them, as a count
 */
public record Rounds(List<Integer> steps, List<String> errors, int known, int fewest, int done) {

    /** No run has failed. */
    public static final Rounds NONE = new Rounds(List.of(), List.of(), 0, -1, -1);

    private static final int MOST = 32;

    public Rounds {
        steps = List.copyOf(steps);
        errors = List.copyOf(errors);
    }

    /** How many runs there are. */
    public int size() {
        return steps.size();
    }

    /** These and one more, unless nothing was done since the last; fewer failures than ever are a new beginning. */
    public Rounds and(Action failed, int doneBefore) {
        int count = failed.answer().failing();
        boolean better = count >= 0 && fewest >= 0 && count < fewest;
        if (better) {
            return NONE.and(failed, doneBefore);
        }
        if (doneBefore == done || steps.size() >= MOST) {
            return this;
        }
        List<Integer> all = new ArrayList<>(steps);
        all.add(failed.answer().step());
        boolean again = errors.contains(failed.errorKey());
        List<String> met = new ArrayList<>(errors);
        if (!again) {
            met.add(failed.errorKey());
        }
        return new Rounds(all, met, known + (again ? 1 : 0), count >= 0 ? count : fewest, doneBefore);
    }
}
