package io.steersman.reading.message;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/**
 * A turn of speech, made ready once to be looked for in many texts: whole words, a stem before "*", two words around "\u2026"; any place
 * where words are not divided.
 *
 * @param first what must stand in a text
 * @param then what must stand behind it, empty for nothing
 */
record Turn(String first, String then) {

    private static final String LATER = " \u2026 ";

    /** One as it stands in a list of words. */
    static Turn of(String turn) {
        int later = turn.indexOf(LATER);
        if (later > 0) {
            return new Turn(spaced(turn.substring(0, later)), spaced(turn.substring(later + LATER.length())));
        }
        UnicodeScript script = UnicodeScript.of(turn.codePointAt(0));
        if (script != UnicodeScript.LATIN && script != UnicodeScript.CYRILLIC) {
            return new Turn(turn, "");
        }
        return new Turn(turn.endsWith("*") ? " " + turn.substring(0, turn.length() - 1) : spaced(turn), "");
    }

    static List<Turn> all(Set<String> turns) {
        return turns.stream().map(Turn::of).toList();
    }

    private static String spaced(String words) {
        return " " + words + " ";
    }

    /** Whether a text has any of these. */
    static boolean anyIn(String text, List<Turn> turns) {
        for (Turn turn : turns) {
            if (turn.in(text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has it; its words have a blank before and behind. */
    boolean in(String text) {
        int at = text.indexOf(first);
        return at >= 0 && (then.isEmpty() || text.indexOf(then, at + first.length() - 2) > 0);
    }
}
