package io.steersman.session.past;

import io.steersman.fact.Refrain;
import io.steersman.trajectory.Bounded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds thoughts that come round in any order, with nothing done between them: a row in which each was thought before, to the
 * word. Bounded.
 */
final class Recalled {

    private static final int MOST = 24;
    /** A shorter row may take up what was weighed before it is decided. */
    private static final int SHORTEST_ROW = 10;

    private static final int MOST_STEPS = 50;

    private final Map<String, Integer> thought = Bounded.byUse(MOST);
    private final List<Integer> row = new ArrayList<>();
    private final Set<String> voices = new HashSet<>();

    void add(String text, int step) {
        boolean known = thought.put(text, step) != null;
        if (!known) {
            row.clear();
            voices.clear();
        } else if (row.size() < MOST_STEPS) {
            row.add(step);
            voices.add(text);
        }
    }

    void clear() {
        thought.clear();
        row.clear();
        voices.clear();
    }

    /** The row, once it is long: as many laps as it has thoughts for each of those that come round, and the first time. */
    Refrain refrain() {
        return row.size() < SHORTEST_ROW
                ? Refrain.NONE
                : new Refrain(voices.size(), 1 + row.size() / voices.size(), row);
    }
}
