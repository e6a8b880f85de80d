package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Lexicon;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Leave to skip a test in other languages than English: an order to skip, a test, and no word that denies it. */
final class SkipTurns {

    private static final List<Lexicon> LANGUAGES = Languages.others().stream()
            .filter(words -> !words.words("@skip").isEmpty())
            .toList();
    private static final char FIRST_UNDIVIDED = 0x2E80;

    private SkipTurns() {}

    static boolean in(String sentence) {
        String text = sentence.toLowerCase(Locale.ROOT);
        return LANGUAGES.stream()
                .anyMatch(words -> has(text, words.words("@skip"))
                        && has(text, words.words("tests"))
                        && !has(text, words.words("not")));
    }

    private static boolean has(String text, Collection<String> turns) {
        return turns.stream().anyMatch(turn -> stands(text, turn));
    }

    /** As words of its own; anywhere in languages that do not divide words. */
    private static boolean stands(String text, String turn) {
        for (int at = text.indexOf(turn); at >= 0; at = text.indexOf(turn, at + 1)) {
            int end = at + turn.length();
            boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetter(text.charAt(end));
            if (turn.charAt(0) >= FIRST_UNDIVIDED || begins && ends) {
                return true;
            }
        }
        return false;
    }
}
