package io.steersman.fact;

import io.steersman.reading.call.ToolKind;
import io.steersman.trajectory.Bounded;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one agent has asked since it last changed something, and how much of it was new. Counted by
 * turns, as it goes; bounded.
 *
 * <p>The user's word and a landed change begin it anew. After the context was condensed each thing may be asked once more
 * and is new again. Waiting, moving about, planning and talking do not count.
 */
public final class Ground {

    private static final int MOST = 128;
    private static final int MOST_TIMES = 8;

    private final Map<Long, Seen> seen = Bounded.byUse(MOST);
    /** At index n: how many looks were made n times with the same answer. */
    private final int[] times = new int[MOST_TIMES + 1];

    private Seen current = new Seen();
    /** The turn that was taken in last, and what is known of it so far. */
    private int turn = -1;

    private int looksBefore;
    private int overviewsBefore;
    private boolean busy;
    private boolean looked;
    private boolean counted;
    private long fresh;
    private int calls;
    private int looks;
    private int overviews;
    private int rounds;
    private boolean changed;

    /** Takes in a finished action of the agent. */
    public void add(Action action) {
        current = new Seen();
        if (!action.evidence()) {
            return;
        }
        boolean another = action.call().turn() != turn;
        turn = action.call().turn();
        row(action, another);
        counted &= !another;
        if (action.mutated()) {
            begin();
            changed = true;
        } else if (counts(action)) {
            count(action);
        }
    }

    /** The user spoke. */
    public void clear() {
        begin();
        overviews = 0;
        overviewsBefore = 0;
        changed = false;
    }

    /** The context was condensed: what was known may be asked once more. */
    public void condensed() {
        rounds++;
        fresh = 0;
        calls = 0;
        counted = false;
        java.util.Arrays.fill(times, 0);
    }

    private void begin() {
        seen.clear();
        java.util.Arrays.fill(times, 0);
        fresh = 0;
        calls = 0;
        looks = 0;
        looksBefore = 0;
        looked = false;
        rounds = 0;
        counted = false;
    }

    /** A turn is a set: it is an overview when all of it is, and it is no look when anything is done in it. */
    private void row(Action action, boolean another) {
        if (another) {
            looksBefore = looks;
            overviewsBefore = overviews;
            busy = false;
            looked = false;
        }
        overviews = action.overview() && (another || overviews > overviewsBefore) ? overviewsBefore + 1 : 0;
        overviewsBefore = overviews == 0 ? 0 : overviewsBefore;
        busy |= action.acted() || action.checks();
        looked |= action.looks() && action.kind() != ToolKind.PLAN;
        looks = busy ? 0 : looksBefore + (looked ? 1 : 0);
    }

    private static boolean counts(Action action) {
        return switch (action.kind()) {
            case READ, SEARCH, EXECUTE, EDIT, OTHER -> !action.polls();
            case POLL, NAVIGATE, PLAN, MESSAGE -> false;
        };
    }

    private void count(Action action) {
        boolean comparable =
                !action.call().key().isEmpty() && !action.answer().key().isEmpty();
        current = comparable ? seen.computeIfAbsent(key(action), key -> new Seen()) : new Seen();
        boolean once = current.turn != turn;
        boolean isNew = once && current.note(action.answer().step(), rounds);
        current.turn = turn;
        countTurn(isNew);
        if (once && action.looks() && !action.trivial() && current.count <= MOST_TIMES) {
            times[current.count]++;
        }
    }

    /** A turn is new when anything in it is. */
    private void countTurn(boolean isNew) {
        if (!counted) {
            calls++;
            fresh <<= 1;
            counted = true;
        }
        fresh |= isNew ? 1 : 0;
    }

    /** Both are hashes of 64 bits in hex; together they are one of 64 bits again, which is small to keep. */
    private static long key(Action action) {
        return Long.rotateLeft(HexFormat.fromHexDigitsToLong(action.call().key()), 1)
                ^ HexFormat.fromHexDigitsToLong(action.answer().key());
    }

    /** Whether this call was made before with this answer, since it began. */
    public boolean knows(Action action) {
        return seen.containsKey(key(action));
    }

    /** Turns with calls since it began. */
    public int calls() {
        return calls;
    }

    /** How many of the last turns, at most 64, asked anything new: a call not made before, or answered otherwise. */
    public int fresh(int last) {
        long mask = last >= Long.SIZE ? -1L : (1L << last) - 1;
        return Long.bitCount(fresh & mask);
    }

    /** Turns of looks since something was last run or changed. */
    public int looks() {
        return looks;
    }

    /** Turns of overviews in a row, with nothing else in between. */
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
    private static final class Seen {
        private int count;
        private int stretch = -1;
        private int stretches;
        private int first = -1;
        private int before = -1;
        private int last = -1;
        private int turn = -1;

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
