package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Turns;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;

/** Leave to skip a test in other languages than English: an order to skip, a test, and no word that denies it. */
final class SkipTurns {

    private static final List<Lexicon> LANGUAGES = Languages.others().stream()
            .filter(words -> !words.words("@skip").isEmpty())
            .toList();

    private SkipTurns() {}

    static boolean in(String sentence) {
        String text = sentence.toLowerCase(Locale.ROOT);
        return LANGUAGES.stream()
                .anyMatch(words -> Turns.anyIn(text, words.words("@skip"))
                        && Turns.anyIn(text, words.words("tests"))
                        && !Turns.anyIn(text, words.words("not")));
    }
}
