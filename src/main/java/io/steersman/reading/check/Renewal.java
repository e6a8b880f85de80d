package io.steersman.reading.check;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Expected values that are written anew: snapshots, golden files. Who asks for that wants a run that does so; it bends nothing.
 */
public final class Renewal {

    private static final Lexicon LISTS = Lexicon.of("check-scope");
    private static final Set<String> OPTIONS = LISTS.words("renewing");
    private static final Set<String> VALUES = LISTS.words("@expected values");
    private static final Set<String> RENEWS = LISTS.words("@renews");
    private static final Set<String> DENIES = LISTS.words("@renews not");

    private static final int FIRST_UNSPACED = 0x2E80;

    private Renewal() {}

    /** Whether an option only writes expected values anew. */
    static boolean isOption(String option) {
        return OPTIONS.contains(option);
    }

    /** Whether a text of the user asks for expected values to be written anew. */
    public static boolean isAskedFor(String text) {
        List<String> sentences =
                Pieces.between(text.toLowerCase(Locale.ROOT).replace(". ", "\n"), "\n!?;\u3002\uff01\uff1f");
        return sentences.stream()
                .anyMatch(sentence -> VALUES.stream().anyMatch(sentence::contains)
                        && RENEWS.stream().anyMatch(sentence::contains)
                        && !denies(sentence));
    }

    private static boolean denies(String sentence) {
        return Pieces.words(sentence).stream().anyMatch(DENIES::contains)
                || DENIES.stream().anyMatch(word -> word.charAt(0) >= FIRST_UNSPACED && sentence.contains(word));
    }
}
