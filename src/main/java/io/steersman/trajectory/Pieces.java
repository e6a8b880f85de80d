package io.steersman.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Texts in pieces, each in one pass whatever the text.
 *
 * <p>What others wrote is read with this and with RE2, and never with an expression that goes back over what it has read.
 */
public final class Pieces {

    private Pieces() {}

    /** What stands between white space; none is empty. */
    public static List<String> words(String text) {
        return between(text, Character::isWhitespace);
    }

    /** What stands between characters of a kind; none is empty. */
    public static List<String> between(String text, IntPredicate divides) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || divides.test(text.charAt(i))) {
                if (i > begin) {
                    pieces.add(text.substring(begin, i));
                }
                begin = i + 1;
            }
        }
        return pieces;
    }

    /** What stands between any of these characters; none is empty. */
    public static List<String> between(String text, String dividers) {
        return between(text, c -> dividers.indexOf(c) >= 0);
    }

    /** What stands before the first white space. */
    public static String first(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /** The text with one blank in the place of each run of white space. */
    public static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                spaced.append(c);
            } else if (!blank) {
                spaced.append(' ');
            }
            blank = Character.isWhitespace(c);
        }
        return spaced.toString();
    }

    /** The text with a blank in the place of each control character. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < printable.length(); i++) {
            if (Character.isISOControl(printable.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString();
    }

    /** Whether a text is a whole number of at most so many digits, with a sign before it or without. */
    public static boolean isNumber(String text, int mostDigits) {
        int from = text.startsWith("-") ? 1 : 0;
        return text.length() > from
                && text.length() - from <= mostDigits
                && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }
}
