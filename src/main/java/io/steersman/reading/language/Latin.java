package io.steersman.reading.language;

import java.util.Locale;

/** Names that stand in a sentence of any language: paths, options, programs. */
final class Latin {

    private Latin() {}

    /** Whether an option begins here: {@code --force}, {@code -f}; a dash between words is none. */
    static boolean beginsOption(String sentence, int i) {
        boolean begins = sentence.charAt(i) == '-' && (i == 0 || sentence.charAt(i - 1) == ' ');
        return begins && Things.isOption(sentence.substring(i, end(sentence, i)));
    }

    /** Where the letters of a name end, or where it begins when none stands here. */
    static int end(String sentence, int from) {
        int end = from;
        while (end < sentence.length() && isLetter(sentence.charAt(end))) {
            end++;
        }
        while (end > from && sentence.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    /** Whether a word is a path, or an option. */
    static boolean isPath(String word) {
        int slash = word.indexOf('/');
        boolean folders = slash > 0 && slash < word.length() - 1 && word.equals(word.toLowerCase(Locale.ROOT));
        return folders || PathWords.names(word, false) || Things.isOption(word);
    }

    /** Whether a letter may be of such a name. */
    static boolean isLetter(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "_-./*@".indexOf(c) >= 0);
    }
}
