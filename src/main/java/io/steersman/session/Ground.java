package io.steersman.session;

import io.steersman.reading.Action;
import io.steersman.reading.ToolKind;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one agent has asked since it last changed something, and how much of it was new. Counted as it goes, bounded.
 *
 * <p>The user's word and a landed change begin it anew. After the context was condensed each thing may be asked once more
 * and is new again. Waiting, moving about, planning and talking do not count.
 */
public final class Ground implements Serializable {

    private static final int MOST = 128;
    private static final int MOST_TIMES = 8;

    private final Map<Long, Seen> seen = Bounded.byUse(MOST);
    /** At index n: how many looks were made n times with the same answer. */
    private final int[] times = new int[MOST_TIMES + 1];

    private Seen current = new Seen();
    private long fresh;
    private int calls;
    private int looks;
    private int overviews;
    private int rounds;
    private boolean changed;

    /** Takes in a finished action of the agent. */
    void add(Action action) {
        current = new Seen();
        if (!action.evidence()) {
            return;
        }
        row(action);
        if (action.mutated()) {
            begin();
            changed = true;
        } else if (counts(action)) {
            count(action);
        }
    }

    /** The user spoke. */
    void clear() {
        begin();
        overviews = 0;
        changed = false;
    }

    /** The context was condensed: what was known may be asked once more. */
    void condensed() {
        rounds++;
        fresh = 0;
        calls = 0;
        java.util.Arrays.fill(times, 0);
    }

    private void begin() {
        seen.clear();
        java.util.Arrays.fill(times, 0);
        fresh = 0;
        calls = 0;
        looks = 0;
        rounds = 0;
    }

    private void row(Action action) {
        overviews = action.overview() ? overviews + 1 : 0;
        if (action.acted() || action.checks()) {
            looks = 0;
        } else if (action.looks() && action.kind() != ToolKind.PLAN) {
            looks++;
        }
    }

    private static boolean counts(Action action) {
        return switch (action.kind()) {
            case READ, SEARCH, EXECUTE, EDIT, OTHER -> !action.polls();
            case POLL, NAVIGATE, PLAN, MESSAGE -> false;
        };
    }

    private void count(Action action) {
        calls++;
        boolean comparable =
                !action.call().key().isEmpty() && !action.answer().key().isEmpty();
        current = comparable ? seen.computeIfAbsent(key(action), key -> new Seen()) : new Seen();
        boolean isNew = current.note(action.answer().step(), rounds);
        fresh = fresh << 1 | (isNew ? 1 : 0);
        if (action.looks() && !action.trivial() && current.count <= MOST_TIMES) {
            times[current.count]++;
        }
    }

    /** Both are hashes of 64 bits in hex; together they are one of 64 bits again, which is small to keep. */
    private static long key(Action action) {
        return Long.rotateLeft(HexFormat.fromHexDigitsToLong(action.call().key()), 1)
                ^ HexFormat.fromHexDigitsToLong(action.answer().key());
    }

    /** Whether this call was made before with this answer, since it began. */
    boolean knows(Action action) {
        return seen.containsKey(key(action));
    }

    /** Calls since it began. */
    public int calls() {
        return calls;
    }

    /** How many of the last calls, at most 64, were new: not made before, or answered otherwise. */
    public int fresh(int last) {
        long mask = last >= Long.SIZE ? -1L : (1L << last) - 1;
        return Long.bitCount(fresh & mask);
    }

    /** Looks since something was last run or changed. */
    public int looks() {
        return looks;
    }

    /** Overviews in a row, with nothing else in between. */
    public int overviews() {
        return overviews;
    }

    /** Whether the agent has changed anything since the user last spoke. */
    public boolean changed() {
        return changed;
    }

    /** How many different looks were made at least so many times, at most {@value #MOST_TIMES}, with the same answer. */
    public int revisited(int least) {
        return least < 1 || least > MOST_TIMES ? 0 : times[least];
    }

    /** How often the call of this step has been made with this answer, since it began. */
    public int again() {
        return current.count;
    }

    /** In how many stretches between condensations the call of this step was made with this answer. */
    public int stretches() {
        return current.stretches;
    }

    /** The results that show it: when the call of this step was first, and last before, answered so. */
    public List<Integer> before() {
        return current.before < 0
                ? List.of()
                : current.first == current.before ? List.of(current.first) : List.of(current.first, current.before);
    }

    /** A call with its answer. */
    private static final class Seen implements Serializable {
        private int count;
        private int stretch = -1;
        private int stretches;
        private int first = -1;
        private int before = -1;
        private int last = -1;

        /** Counts one more, and tells whether it is new to the context as it stands. */
        boolean note(int step, int now) {
            boolean isNew = stretch != now;
            count = isNew ? 1 : count + 1;
            stretches += isNew ? 1 : 0;
            stretch = now;
            first = first < 0 ? step : first;
            before = last;
            last = step;
            return isNew;
        }
    }
}
