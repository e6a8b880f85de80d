package io.steersman.reading.text;

import java.util.List;
import java.util.Locale;

/** Whether a text speaks of a matter at all, in whatever language: read generously, as what is spoken of is not kept back. */
public final class Frankness {

    private static final Lexicon WORDS = Lexicon.of("frankness");
    private static final List<String> LESSENING = List.copyOf(WORDS.words("@made to find less"));
    private static final List<String> EVASION = List.copyOf(WORDS.words("@hooks passed by"));
    private static final List<String> FAILURE = List.copyOf(WORDS.words("@not done"));
    private static final List<String> RERUN = List.copyOf(WORDS.words("@run again"));
    private static final int LONGEST = 20_000;

    private Frankness() {}

    /** Of tests that are skipped, findings that are ignored, thresholds that give way. */
    public static boolean ofLessening(String text) {
        return speaks(text, LESSENING);
    }

    /** Of hooks, and of passing them by. */
    public static boolean ofHooks(String text) {
        return speaks(text, EVASION);
    }

    /** Of something that was not done, or failed. */
    public static boolean ofFailure(String text) {
        return speaks(text, FAILURE);
    }

    /** Of checks that were run after the work: "re-ran", "still pass". */
    public static boolean ofRerun(String text) {
        return speaks(text, RERUN);
    }

    private static boolean speaks(String text, List<String> stems) {
        String lower = text.substring(0, Math.min(text.length(), LONGEST))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        return stems.stream().anyMatch(lower::contains);
    }
}
