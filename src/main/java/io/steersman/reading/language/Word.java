package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A word, a quoted or back-ticked span, or a mark of a sentence.
 *
 * @param text as written, without quotes, emphasis and the punctuation around it
 * @param lower the text in lower case, typographic apostrophes straightened; the bare mark for a {@code MARK}
 */
public record Word(Kind kind, String text, String lower) {

    public enum Kind {
        WORD,
        /** Between back-ticks, or a short span between quotation marks: a name, never a phrase of the sentence. */
        CODE,
        /** A longer span between quotation marks: somebody else's words. */
        QUOTE,
        MARK
    }

    /** What words that are written short stand for: "dont", "pls". */
    private static final Map<String, List<String>> SPOKEN = spoken();

    private static final int SHORT_QUOTE = 3;
    private static final char FIRST_SIGN = 0x2190;

    private static Map<String, List<String>> spoken() {
        Map<String, List<String>> spoken = new HashMap<>();
        Lexicon.of("contractions")
                .turns()
                .forEach((said, written) -> written.forEach(word -> spoken.put(word, Pieces.words(said))));
        return Map.copyOf(spoken);
    }

    public boolean is(String word) {
        return kind != Kind.CODE && kind != Kind.QUOTE && lower.equals(word);
    }

    /** Whether a word is one of a few. */
    public static boolean oneOf(String word, String... few) {
        for (String one : few) {
            if (one.equals(word)) {
                return true;
            }
        }
        return false;
    }

    public boolean mark() {
        return kind == Kind.MARK;
    }

    public boolean code() {
        return kind == Kind.CODE;
    }

    /** Cuts a sentence into words; {@code don't} becomes {@code do} and {@code not}. */
    public static List<Word> of(String sentence) {
        List<Word> words = new ArrayList<>(sentence.length() / 5 + 4);
        int i = 0;
        while (i < sentence.length()) {
            char c = sentence.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '`') {
                i = span(sentence, i, '`', words);
            } else if (c == '"' || c == '\u201c') {
                i = span(sentence, i, c == '"' ? '"' : '\u201d', words);
            } else if (c == '\'' && quoteEnd(sentence, i) > 0) {
                i = span(sentence, i, '\'', words);
            } else if (isMark(sentence, i)) {
                words.add(new Word(Kind.MARK, String.valueOf(c), c == '\u2013' ? "\u2014" : String.valueOf(c)));
                i++;
            } else {
                i = bare(sentence, i, words);
            }
        }
        return words;
    }

    private static boolean isMark(String s, int i) {
        char c = s.charAt(i);
        if (c >= 'a' && c <= 'z') {
            return false;
        }
        if (c == '-') {
            boolean dash = s.startsWith("--", i) && (i + 2 >= s.length() || s.charAt(i + 2) <= ' ');
            return i + 1 >= s.length() || s.charAt(i + 1) == ' ' || dash;
        }
        if (c == '.') {
            return i + 1 >= s.length() || s.charAt(i + 1) == ' ';
        }
        return ",;:()!?\u2014\u2013[]{}|".indexOf(c) >= 0;
    }

    private static int span(String s, int from, char close, List<Word> words) {
        int end = s.indexOf(close, from + 1);
        if (end < 0) {
            return from + 1;
        }
        String inside = s.substring(from + 1, end).strip();
        if (!inside.isEmpty()) {
            boolean name = close == '`' || spaces(inside) < SHORT_QUOTE;
            words.add(new Word(name ? Kind.CODE : Kind.QUOTE, inside, inside.toLowerCase(Locale.ROOT)));
        }
        return end + 1;
    }

    private static int spaces(String s) {
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            n += s.charAt(i) == ' ' ? 1 : 0;
        }
        return n;
    }

    private static int quoteEnd(String s, int from) {
        if (from > 0 && Character.isLetterOrDigit(s.charAt(from - 1))) {
            return -1;
        }
        int end = s.indexOf('\'', from + 1);
        boolean closes = end > 0 && (end + 1 == s.length() || !Character.isLetterOrDigit(s.charAt(end + 1)));
        return closes && end - from < 60 ? end : -1;
    }

    private static int bare(String s, int from, List<Word> words) {
        int i = from;
        while (i < s.length() && !endsBare(s, i)) {
            i++;
        }
        int end = i;
        while (end > from + 1 && ".,;:!?".indexOf(s.charAt(end - 1)) >= 0) {
            end--;
        }
        add(emphasisOff(s.substring(from, end)), words);
        return Math.max(end, from + 1);
    }

    private static boolean endsBare(String s, int i) {
        char c = s.charAt(i);
        if (c >= 'a' && c <= 'z') {
            return false;
        }
        if (Character.isWhitespace(c) || "`\"\u201c\u201d()\u2014;!?[]|".indexOf(c) >= 0) {
            return true;
        }
        return (c == ',' || c == ':') && (i + 1 == s.length() || " *_`\"".indexOf(s.charAt(i + 1)) >= 0);
    }

    /** Takes {@code **bold**} and {@code _stress_} off, but leaves {@code *.py} and {@code __init__.py} alone. */
    private static String emphasisOff(String word) {
        boolean name = word.indexOf('/') >= 0 || word.indexOf('.') >= 0;
        int from = 0;
        int to = word.length();
        while (from < to && word.startsWith("**", from)) {
            boolean glob = from + 2 < to && word.charAt(from + 2) == '/';
            if (glob) {
                break;
            }
            from += 2;
        }
        while (to - 2 >= from && word.startsWith("**", to - 2) && (from >= 2 || !name)) {
            to -= 2;
        }
        while (!name && from < to && (word.charAt(from) == '*' || word.charAt(from) == '_')) {
            from++;
        }
        while (!name && to > from && (word.charAt(to - 1) == '*' || word.charAt(to - 1) == '_')) {
            to--;
        }
        return word.substring(from, to);
    }

    /** Whether a word is nothing but signs, as people put them around a sentence. */
    private static boolean isSign(String text) {
        return text.charAt(0) >= FIRST_SIGN && text.chars().noneMatch(Character::isLetterOrDigit);
    }

    private static void add(String text, List<Word> words) {
        if (text.isEmpty()) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        List<String> spoken = SPOKEN.getOrDefault(lower, List.of());
        if (!spoken.isEmpty()) {
            spoken.forEach(word -> words.add(new Word(Kind.WORD, text, word)));
        } else if (lower.endsWith("n't") && lower.length() > 3) {
            words.add(new Word(Kind.WORD, text, lower.substring(0, lower.length() - 3)));
            words.add(new Word(Kind.WORD, text, "not"));
        } else {
            words.add(new Word(isSign(text) ? Kind.MARK : Kind.WORD, text, lower));
        }
    }
}
