package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** In which scripts a language is written, beside Latin letters: so that it is not looked for in a text of another script. */
final class Scripts {

    private static final int LAST_LATIN = 0x24F;
    /** One letter of another script in as many makes a text one of that script: names of programs are Latin everywhere. */
    private static final int ONE_IN = 8;

    private final Set<UnicodeScript> own;

    private Scripts(Set<UnicodeScript> own) {
        this.own = own;
    }

    /** Those that the words of a language are written in. */
    static Scripts of(Lexicon lexicon) {
        Set<UnicodeScript> own = EnumSet.noneOf(UnicodeScript.class);
        lexicon.turns().values().forEach(turns -> turns.forEach(turn -> own.addAll(in(turn))));
        return new Scripts(own);
    }

    /** Those of a text that matter; none for one in Latin letters. */
    static Set<UnicodeScript> in(String text) {
        Set<UnicodeScript> found = EnumSet.noneOf(UnicodeScript.class);
        int letters = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                if (c > LAST_LATIN) {
                    others++;
                    found.add(UnicodeScript.of(c));
                }
            }
        }
        found.remove(UnicodeScript.LATIN);
        found.remove(UnicodeScript.COMMON);
        return others * ONE_IN >= letters ? found : EnumSet.noneOf(UnicodeScript.class);
    }

    /** Whether a text of these scripts may be of the language. */
    boolean write(Set<UnicodeScript> scripts) {
        return scripts.isEmpty() ? own.isEmpty() : scripts.stream().anyMatch(own::contains);
    }
}
