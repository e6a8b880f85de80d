package io.steersman.reading.message;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.reading.text.Sayings;
import java.util.Locale;

/** What an agent's last words own up to. Read generously: what is owned up to is no fault. */
public final class Admission {

    private static final int LONGEST = 20_000;
    private static final char FIRST_WITHOUT_SPACES = '\u0530';
    private static final Sayings FAILURE = Sayings.of("@admits failure");
    private static final Sayings NO_CHANGE = Sayings.of("@admits no change");

    private Admission() {}

    /** Whether a text speaks of anything that failed, is left, or was not checked. */
    public static boolean ofFailure(String text, Languages languages) {
        String beginning = beginning(text);
        return FAILURE.in(beginning) || elsewhere(beginning, languages);
    }

    /** Whether a text speaks of a failure in another language than English. */
    static boolean elsewhere(String text, Languages languages) {
        String lower = text.toLowerCase(Locale.ROOT);
        return languages.all(Meaning.FAILS).stream().anyMatch(word -> isSaid(word, lower));
    }

    /** A word of letters begins where no other goes on; other scripts leave no space between words. */
    private static boolean isSaid(String word, String lower) {
        boolean letters = word.charAt(0) < FIRST_WITHOUT_SPACES;
        int at = lower.indexOf(word);
        while (letters && at > 0 && Character.isLetter(lower.charAt(at - 1))) {
            at = lower.indexOf(word, at + 1);
        }
        return at >= 0;
    }

    /** Whether a text says why nothing was changed, or hands the matter back. */
    public static boolean ofNoChange(String text) {
        String said = beginning(text);
        return said.indexOf('?') >= 0 || NO_CHANGE.in(said);
    }

    private static String beginning(String text) {
        String said = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return said.replace('\u2019', '\'');
    }
}
