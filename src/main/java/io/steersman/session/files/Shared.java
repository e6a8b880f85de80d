package io.steersman.session.files;

/**
 * One copy of each of the short words that come again and again: names of tools and programs, options, folders. Thousands of
 * sessions keep them.
 *
 * <p>Bounded, and safe for all threads without a lock: a word that another has pushed out costs a copy, never an answer.
 */
public final class Shared {

    private static final int LONGEST = 32;
    private static final int SLOTS = 1 << 13;
    private static final String[] WORDS = new String[SLOTS];

    private Shared() {}

    /** The word itself or an equal one. */
    public static String word(String word) {
        if (word.length() > LONGEST) {
            return word;
        }
        int hash = word.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        String known = WORDS[slot];
        if (word.equals(known)) {
            return known;
        }
        WORDS[slot] = word;
        return word;
    }
}
