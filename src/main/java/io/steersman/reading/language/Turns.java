package io.steersman.reading.language;

import java.util.Collection;

/** Finds turns of speech in a text: as words of their own, or anywhere in languages that do not divide words. */
public final class Turns {

    private static final char FIRST_UNDIVIDED = 0x2E80;

    private Turns() {}

    /** Whether one of the turns stands in a text, which is in lower case. */
    public static boolean anyIn(String text, Collection<String> turns) {
        return turns.stream().anyMatch(turn -> find(text, turn) >= 0);
    }

    /** Where a turn stands in a text, which is in lower case; -1 when it does not. */
    public static int find(String text, String turn) {
        for (int at = text.indexOf(turn); at >= 0; at = text.indexOf(turn, at + 1)) {
            int end = at + turn.length();
            boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetter(text.charAt(end));
            if (turn.charAt(0) >= FIRST_UNDIVIDED || begins && ends) {
                return at;
            }
        }
        return -1;
    }
}
