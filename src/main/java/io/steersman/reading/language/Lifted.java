package io.steersman.reading.language;

import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.text.Lexicon.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads that a limit is over where nobody gives leave in so many words: "tests/ is free again", "the freeze on X is lifted". */
public final class Lifted {

    private Lifted() {}

    /** What a sentence says to be free again; nothing when it says no such thing, asks it, or denies it. */
    public static List<Thing> in(String sentence, List<Word> words, Languages languages) {
        String said = sentence.toLowerCase(Locale.ROOT);
        if (sentence.indexOf('?') >= 0
                || !Turns.anyIn(said, languages.all(Meaning.LIFTED))
                || words.stream()
                        .anyMatch(word -> Word.oneOf(word.lower(), "once", "when", "until", "if", "not yet"))) {
            return List.of();
        }
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Thing thing = Things.path(words, i);
            Thing kind = thing == null ? Things.kind(words, i) : null;
            if (thing != null || kind != null) {
                things.add(thing != null ? thing : kind);
            }
        }
        return things;
    }
}
