package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A sign that stands before a sentence, such as a cross or a warning sign.
 *
 * @param written the sign
 * @param lead the words that it stands for, before what follows it: "do not"; empty when it only draws attention
 * @param rest what follows it
 */
record Marker(String written, String lead, String rest) {

    private static final Set<String> BANNING = Lexicon.of("signs").words("@banning");
    private static final Set<String> SHOWS = Lexicon.of("signs").words("@shows an example");
    private static final int ASCII = 128;
    private static final int LONGEST_WORD = 14;

    /** The sign at the beginning of a text; an empty one when there is none. */
    static Marker of(String text) {
        int tag = tag(text);
        if (tag > 0) {
            Marker inner = of(text.substring(tag).strip());
            return new Marker(text.substring(0, tag) + inner.written(), inner.lead(), inner.rest());
        }
        int i = 0;
        boolean bans = false;
        while (i < text.length() && isSign(text, i)) {
            int next = i + Character.charCount(text.codePointAt(i));
            bans |= BANNING.contains(text.substring(i, next));
            i = next;
        }
        if (i == 0) {
            return new Marker("", "", text);
        }
        String rest = text.substring(i).strip();
        return new Marker(text.substring(0, i).strip(), bans ? lead(rest) : "", rest);
    }

    /** The end of a box or a short tag that only draws attention: "[ ]", "[CRITICAL]", "(!)"; 0 when there is none. */
    private static int tag(String text) {
        if (text.isEmpty() || "[(".indexOf(text.charAt(0)) < 0) {
            return 0;
        }
        int end = text.indexOf(text.charAt(0) == '[' ? ']' : ')');
        boolean follows = end > 0 && end < LONGEST_WORD && end + 2 < text.length() && text.charAt(end + 1) == ' ';
        return follows && attention(text.substring(1, end)) ? end + 1 : 0;
    }

    private static boolean attention(String inside) {
        String bare = inside.strip();
        return bare.isEmpty()
                || bare.equalsIgnoreCase("x")
                || bare.chars().allMatch(c -> c == '!' || Character.isUpperCase(c) || c == ' ');
    }

    /** Whether a sentence only shows how something looks: "Bad: ...", "e.g. ...", "For example, ...". */
    static boolean showsExample(String sentence) {
        int end = 0;
        while (end < sentence.length() && end < LONGEST_WORD && ":,".indexOf(sentence.charAt(end)) < 0) {
            end++;
        }
        if (end >= sentence.length() || end >= LONGEST_WORD) {
            return false;
        }
        String word = sentence.substring(0, end).replace("*", "").strip().toLowerCase(Locale.ROOT);
        // "good, commit": what stands before a comma may be praise or blame.
        boolean listed = sentence.charAt(end) == ':' || word.startsWith("e.g") || word.startsWith("for ");
        return listed && SHOWS.contains(word);
    }

    private static boolean isSign(String text, int i) {
        int c = text.codePointAt(i);
        if (c < ASCII) {
            return i > 0 && c == ' ';
        }
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL
                || type == Character.MATH_SYMBOL
                || type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || BANNING.contains(Character.toString(c));
    }

    private static String lead(String rest) {
        List<Word> words = Word.of(rest);
        if (words.isEmpty() || SHOWS.contains(words.get(0).lower())) {
            return "";
        }
        String first = words.get(0).lower();
        int space = first.indexOf(' ');
        boolean program = Programs.known(space < 0 ? first : first.substring(0, space));
        return program ? "do not run" : words.get(0).code() ? "" : "do not";
    }
}
