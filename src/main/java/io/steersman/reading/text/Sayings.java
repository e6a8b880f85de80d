package io.steersman.reading.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns of speech that are looked for in a text, all in one pass over it.
 *
 * <p>One ends where a word does, unless an asterisk stands at its end; {@code n't} stands within a word.
 */
public final class Sayings {

    private static final String DENIAL = "n't";

    private final Map<Character, List<Phrase>> byFirst = new HashMap<>();

    private record Phrase(String text, boolean open) {

        public static Phrase of(String written) {
            boolean open = written.endsWith("*");
            return new Phrase(open ? written.substring(0, written.length() - 1) : written, open);
        }

        boolean stands(String in, int at) {
            int end = at + text.length();
            return in.regionMatches(true, at, text, 0, text.length())
                    && (open || end == in.length() || !isWord(in.charAt(end)));
        }
    }

    private Sayings(Collection<String> phrases) {
        for (String phrase : phrases) {
            byFirst.computeIfAbsent(Character.toLowerCase(phrase.charAt(0)), first -> new ArrayList<>())
                    .add(Phrase.of(phrase.toLowerCase(Locale.ROOT)));
        }
    }

    /** Those of a heading of the English words. */
    public static Sayings of(String heading) {
        return new Sayings(Lexicon.ENGLISH.words(heading));
    }

    /** Whether one of them stands in a text, in whatever case. */
    public boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (begins(text, i) && endAt(text, i) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the longest ends that begins at an index; -1 when none does. */
    public int endAt(String text, int at) {
        int longest = -1;
        if (at < text.length()) {
            for (Phrase phrase : byFirst.getOrDefault(Character.toLowerCase(text.charAt(at)), List.of())) {
                longest = phrase.stands(text, at)
                        ? Math.max(longest, at + phrase.text().length())
                        : longest;
            }
        }
        return longest;
    }

    private static boolean begins(String text, int at) {
        return isWord(text.charAt(at))
                && (at == 0
                        || !isWord(text.charAt(at - 1))
                        || text.regionMatches(true, at, DENIAL, 0, DENIAL.length()));
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
