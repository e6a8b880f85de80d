package io.steersman.reading;

import io.steersman.reading.Lexicon.Meaning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The languages in which people are understood, English first. */
final class Languages {

    private static final List<Lexicon> ALL = List.of(Lexicon.ENGLISH);

    private Languages() {}

    /** The turns of speech of all languages that mean this. */
    static Set<String> all(Meaning meaning) {
        Set<String> all = new HashSet<>();
        ALL.forEach(lexicon -> all.addAll(lexicon.meaning(meaning)));
        return Set.copyOf(all);
    }
}
