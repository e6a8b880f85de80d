package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Cycle;
import java.util.List;

/** Finds the shortest period in which the tail of a row of actions repeats. */
final class CycleFinder {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;

    private CycleFinder() {}

    /**
     * The cycle that ends with an action or one made with it; of several the one with the shortest period.
     *
     * @param row actions in the order of the calls, whichever was answered first
     */
    static Cycle find(List<Action> row, Action last) {
        boolean among = !row.isEmpty() && row.get(row.size() - 1).together(last);
        return among ? find(row) : Cycle.NONE;
    }

    private static Cycle find(List<Action> row) {
        for (int period = SHORTEST; period <= LONGEST; period++) {
            int repeated = repeated(row, period);
            int laps = repeated / period + 1;
            if (laps > 1 && !allTheSame(row, period)) {
                return new Cycle(period, laps, row.subList(row.size() - laps * period, row.size()));
            }
        }
        return Cycle.NONE;
    }

    /** How many of the last actions are the same as the one a period before. */
    private static int repeated(List<Action> row, int period) {
        int count = 0;
        for (int i = row.size() - 1; i >= period && row.get(i).repeats(row.get(i - period)); i--) {
            count++;
        }
        return count;
    }

    private static boolean allTheSame(List<Action> row, int period) {
        Action last = row.get(row.size() - 1);
        return row.subList(row.size() - period, row.size()).stream().allMatch(last::repeats);
    }
}
