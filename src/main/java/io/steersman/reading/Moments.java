package io.steersman.reading;

import io.steersman.reading.Lexicon.Meaning;
import java.util.List;

/** Tells from a sentence, in lower case, how long what it says is meant to hold. */
final class Moments {

    private static final List<String> NOW = Lexicon.ENGLISH.meaning(Meaning.NOW);
    private static final List<String> FOR_GOOD = Lexicon.ENGLISH.meaning(Meaning.FOR_GOOD);

    private Moments() {}

    /** Whether a limit ends when the agent is told to go on: "not yet". */
    static boolean isForNow(String sentence) {
        return NOW.stream().anyMatch(sentence::contains);
    }

    /** Whether leave reaches beyond what is asked for: "from now on". */
    static boolean isForGood(String sentence) {
        return FOR_GOOD.stream().anyMatch(sentence::contains);
    }
}
