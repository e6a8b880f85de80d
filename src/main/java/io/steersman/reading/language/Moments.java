package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import java.util.List;
import java.util.Set;

/** Tells from a sentence, in lower case, how long what it says is meant to hold. */
public final class Moments {

    private static final List<String> NOW = Lexicon.ENGLISH.meaning(Meaning.NOW);
    private static final List<String> FOR_GOOD = Lexicon.ENGLISH.meaning(Meaning.FOR_GOOD);

    private static final Set<String> EACH_TIME = Languages.SHIPPED.all(Meaning.EACH_TIME);
    private static final Set<String> ONE_TIME = Languages.SHIPPED.all(Meaning.ONE_TIME);

    private Moments() {}

    /** Whether leave is to be asked for anew each time: "every single time". */
    public static boolean isEachTime(String sentence) {
        return Turns.anyIn(sentence, EACH_TIME);
    }

    /** Whether leave is for one time, in so many words: "ok, once". */
    public static boolean isOneTime(String sentence) {
        return Turns.anyIn(sentence, ONE_TIME);
    }

    /** Whether a limit ends when the agent is told to go on: "not yet". */
    public static boolean isForNow(String sentence) {
        return NOW.stream().anyMatch(sentence::contains);
    }

    /** Whether leave reaches beyond what is asked for: "from now on". */
    public static boolean isForGood(String sentence) {
        return FOR_GOOD.stream().anyMatch(sentence::contains);
    }
}
