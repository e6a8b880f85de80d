package io.steersman.session;

import java.io.Serializable;

/**
 * A set of texts of fixed size that may take for known what is not, and never the reverse (a Bloom filter, Bloom 1970): to be
 * asked only where a mistake makes silent.
 */
final class Seen implements Serializable {

    private static final int BITS = 1 << 15;
    private static final int HASHES = 3;
    private static final int SPREAD = 0x9E3779B9;

    private long[] words = {};

    void add(String text) {
        if (words.length == 0) {
            words = new long[BITS / Long.SIZE];
        }
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(text, i);
            words[bit / Long.SIZE] |= 1L << bit;
        }
    }

    boolean holds(String text) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(text, i);
            if (words.length == 0 || (words[bit / Long.SIZE] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(String text, int round) {
        int hash = (text.hashCode() + round * text.length() + round) * SPREAD;
        return (hash ^ hash >>> (7 + 4 * round)) & (BITS - 1);
    }
}
