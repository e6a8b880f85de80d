package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Turns;
import java.util.Locale;

/** Leave to skip a test in other languages than English: an order to skip, a test, and no word that denies it. */
final class SkipTurns {

    private SkipTurns() {}

    static boolean in(String sentence, Languages languages) {
        String text = sentence.toLowerCase(Locale.ROOT);
        return languages.others().stream()
                .anyMatch(words -> Turns.anyIn(text, words.words("@skip"))
                        && Turns.anyIn(text, words.words("tests"))
                        && !Turns.anyIn(text, words.words("not")));
    }
}
