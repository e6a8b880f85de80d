package io.steersman.reading.text;

import java.util.Set;

/** Short words as they were meant: who types a yes in haste swaps two letters, or holds one down. */
public final class Typos {

    private static final int SHORTEST = 3;

    private Typos() {}

    /** The word among those known that was meant; the word itself when it is known, or none is near. */
    public static String mended(String word, Set<String> known) {
        if (word.length() < SHORTEST || known.contains(word)) {
            return word;
        }
        String single = single(word);
        return known.stream()
                .filter(other -> other.length() > 1 && other.indexOf(' ') < 0)
                .filter(other -> single(other).equals(single) || other.length() >= SHORTEST && isSwapped(word, other))
                .sorted()
                .findFirst()
                .orElse(word);
    }

    /** Each letter once where it stands several times in a row. */
    private static String single(String word) {
        StringBuilder single = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                single.append(word.charAt(i));
            }
        }
        return single.toString();
    }

    private static boolean isSwapped(String word, String other) {
        if (word.length() != other.length()) {
            return false;
        }
        int at = 0;
        while (at < word.length() && word.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at + 1 < word.length()
                && word.charAt(at) == other.charAt(at + 1)
                && word.charAt(at + 1) == other.charAt(at)
                && word.substring(at + 2).equals(other.substring(at + 2));
    }
}
