package io.steersman.session.past;

import java.util.Arrays;

/**
 * A set of texts of bounded size that may take for known what is not, and never the reverse (a Bloom filter, Bloom 1970): to be
 * asked only where a mistake makes silent.
 *
 * <p>Of a few texts it keeps the hashes alone: most trajectories never have more, and thousands of them are open.
 */
final class Seen {

    private static final int FEW = 128;
    private static final int BITS = 1 << 15;
    private static final int HASHES = 3;
    private static final int SPREAD = 0x9E3779B9;

    private long[] few = {};
    private int count;
    private long[] words = {};

    void add(String text) {
        long mark = mark(text);
        if (words.length > 0) {
            set(mark);
        } else if (!isAmongFew(mark)) {
            keep(mark);
        }
    }

    boolean holds(String text) {
        long mark = mark(text);
        return words.length == 0 ? isAmongFew(mark) : isSet(mark);
    }

    private static long mark(String text) {
        return (long) text.hashCode() << Integer.SIZE | text.length();
    }

    private boolean isAmongFew(long mark) {
        for (int i = 0; i < count; i++) {
            if (few[i] == mark) {
                return true;
            }
        }
        return false;
    }

    private void keep(long mark) {
        if (count == FEW) {
            words = new long[BITS / Long.SIZE];
            for (long known : few) {
                set(known);
            }
            set(mark);
            few = new long[0];
            count = 0;
            return;
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, Math.max(4, 2 * count));
        }
        few[count++] = mark;
    }

    private void set(long mark) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(mark, i);
            words[bit / Long.SIZE] |= 1L << bit;
        }
    }

    private boolean isSet(long mark) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(mark, i);
            if ((words[bit / Long.SIZE] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(long mark, int round) {
        int hash = ((int) (mark >>> Integer.SIZE) + round * (int) mark + round) * SPREAD;
        return (hash ^ hash >>> (7 + 4 * round)) & (BITS - 1);
    }
}
