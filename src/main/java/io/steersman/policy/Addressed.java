package io.steersman.policy;

import io.steersman.reading.text.Lexicon;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Whether foreign text speaks to the model that will read it: takes back what it was told, plays another role, closes an
 * element of the harness, or speaks in our name.
 *
 * <p>It is a second fence only: what passes is quoted all the same.
 */
final class Addressed {

    /** As much as is looked at. */
    private static final int MOST = 4_000;

    private static final Lexicon LISTS = Lexicon.of("addressed");

    private static final Set<String> ELEMENTS = LISTS.words("elements");
    private static final Set<String> ROLES = LISTS.words("roles");
    private static final Set<String> TAKING_BACK = LISTS.words("taking back");

    private static final Set<String> WHICH = LISTS.words("which");

    private static final Set<String> SAID = LISTS.words("said");

    private static final Set<String> PHRASES = LISTS.words("phrases");

    private static final String LATIN_LIKE =
            "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04BB\u0501\u051B\u051D\u03BF\u03B1\u03B9\u03C1\u03BD\u03C5\u0261\u0131\u217C";

    private static final String LATIN = "aeopcyxijshdqwoaipvugil";

    private Addressed() {}

    /** Whether the text, as given, speaks to its reader. */
    static boolean speaks(String text) {
        String seen = text.length() <= MOST ? text : text.substring(0, MOST);
        if (covert(seen)) {
            return true;
        }
        String line = Plain.visible(Normalizer.normalize(seen, Normalizer.Form.NFKC));
        if (role(seen)) {
            return true;
        }
        String lower = withoutBlanks(line.toLowerCase(Locale.ROOT));
        if (ELEMENTS.stream().anyMatch(lower::contains)) {
            return true;
        }
        String letters = letters(seen);
        String latin = latin(letters);
        return takesBack(latin)
                || PHRASES.stream().anyMatch(phrase -> latin.contains(phrase) || letters.contains(phrase));
    }

    /** Marks that turn the direction of the text, and letters that only programs read. */
    private static boolean covert(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= 0x202A && c <= 0x202E
                        || c >= 0x2066 && c <= 0x2069
                        || c >= 0xE0000 && c <= 0xE007F
                        || c == '\b'
                        || c == 0x7F);
    }

    /** Whether the text gives orders in the form of ours, or fetches something and has it run. */
    static boolean orders(String text) {
        return word(text, "DO:") || word(text, "DO NOT:") || pipesToShell(text);
    }

    private static boolean word(String line, String word) {
        int at = line.indexOf(word);
        while (at >= 0) {
            if (at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)) && line.charAt(at - 1) != '_') {
                return true;
            }
            at = line.indexOf(word, at + 1);
        }
        return false;
    }

    /** A line, or a sentence behind another, that begins with the name of a role and a colon. */
    private static boolean role(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String role : ROLES) {
            int at = lower.indexOf(role);
            while (at >= 0) {
                int end = at + role.length();
                if (end < lower.length() && ":\uFF1A".indexOf(lower.charAt(end)) >= 0 && begins(lower, at)) {
                    return true;
                }
                at = lower.indexOf(role, end);
            }
        }
        return false;
    }

    private static boolean begins(String text, int at) {
        int before = at - 1;
        boolean broken = before < 0;
        while (before >= 0
                && (Character.isWhitespace(text.charAt(before)) || "*#_-|".indexOf(text.charAt(before)) >= 0)) {
            broken |= text.charAt(before) == '\n' || text.charAt(before) == '\r' || text.charAt(before) == '\u2028';
            before--;
        }
        return broken || before < 0;
    }

    private static boolean pipesToShell(String line) {
        boolean fetches = line.contains("curl ") || line.contains("wget ") || line.contains("iwr ");
        return fetches
                && (line.contains("|sh")
                        || line.contains("| sh")
                        || line.contains("|bash")
                        || line.contains("| bash")
                        || line.contains("| sudo")
                        || line.contains("|sudo")
                        || line.contains("| iex")
                        || line.contains("|iex"));
    }

    private static String withoutBlanks(String line) {
        return line.replace("[ ", "[").replace("< ", "<").replace("/ ", "/");
    }

    /** The letters alone, in small, accents taken off. */
    private static String letters(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetter)
                .map(Character::toLowerCase)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String latin(String letters) {
        StringBuilder out = new StringBuilder(letters);
        for (int i = 0; i < out.length(); i++) {
            int like = out.charAt(i) < 0x80 ? -1 : LATIN_LIKE.indexOf(out.charAt(i));
            if (like >= 0) {
                out.setCharAt(i, LATIN.charAt(like));
            }
        }
        return out.toString();
    }

    private static boolean takesBack(String letters) {
        for (String verb : TAKING_BACK) {
            int at = letters.indexOf(verb);
            while (at >= 0) {
                int behind = qualified(letters, at + verb.length());
                if (behind > at + verb.length() && starts(letters, behind, SAID) > 0) {
                    return true;
                }
                at = letters.indexOf(verb, at + 1);
            }
        }
        return false;
    }

    private static int qualified(String letters, int from) {
        int at = from;
        int word = starts(letters, at, WHICH);
        while (word > 0) {
            at += word;
            word = starts(letters, at, WHICH);
        }
        return at;
    }

    private static int starts(String letters, int at, Set<String> words) {
        return words.stream()
                .filter(word -> letters.startsWith(word, at))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
