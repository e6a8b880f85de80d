package io.steersman.session.past;

import io.steersman.fact.Refrain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds, as messages come, whether they come round: the same one, or up to five in the same order. Bounded. */
final class Laps {

    private static final int LONGEST = 5;
    private static final int MOST = 50;

    /** What was said last, the latest first. */
    private final Deque<String> said = new ArrayDeque<>();

    private final Deque<Integer> steps = new ArrayDeque<>();
    /** At index n: how many messages up to the last say what the one n before them said. */
    private final int[] again = new int[LONGEST + 1];

    private int count;

    void add(String text, int step) {
        int back = 1;
        for (String before : said) {
            again[back] = before.equals(text) ? again[back] + 1 : 0;
            back++;
        }
        count++;
        said.addFirst(text);
        steps.addLast(step);
        if (said.size() > LONGEST) {
            said.removeLast();
        }
        if (steps.size() > MOST) {
            steps.removeFirst();
        }
    }

    void clear() {
        said.clear();
        steps.clear();
        java.util.Arrays.fill(again, 0);
        count = 0;
    }

    /** Whether the last message said just this. */
    boolean endsWith(String text) {
        return text.equals(said.peekFirst());
    }

    /** The most laps that end with the last message; of equally many, those of the shorter period. */
    Refrain refrain() {
        if (count == 0) {
            return Refrain.NONE;
        }
        int best = 1;
        for (int period = 2; period <= LONGEST; period++) {
            if (laps(period) > laps(best)) {
                best = period;
            }
        }
        return new Refrain(best, laps(best), last(best * laps(best)));
    }

    private int laps(int period) {
        return again[period] / period + 1;
    }

    private List<Integer> last(int most) {
        List<Integer> all = new ArrayList<>(steps);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
