package io.steersman.reading.test;

import java.util.Set;

/** Values in the code of tests: texts, numbers, constants. One pass, whatever the text. */
final class TestValues {

    private static final String QUOTES = "\"'`";
    private static final Set<String> CONSTANTS =
            Set.of("true", "false", "True", "False", "null", "None", "nil", "undefined");

    private final String text;
    private final String instead;
    private final StringBuilder masked = new StringBuilder();
    /** Quotation marks that do not end any more, by their place in {@link #QUOTES}. */
    private final boolean[] open = new boolean[QUOTES.length()];

    private TestValues(String text, String instead) {
        this.text = text;
        this.instead = instead;
    }

    /** The text with something else in the place of each value. */
    static String masked(String text, String instead) {
        return new TestValues(text, instead).masked();
    }

    private String masked() {
        int at = 0;
        while (at < text.length()) {
            int end = value(at);
            if (end > at) {
                masked.append(instead);
            } else {
                end = isWord(text.charAt(at)) ? afterWord(text, at) : at + 1;
                masked.append(text, at, end);
            }
            at = end;
        }
        return masked.toString();
    }

    /** Where the value ends that begins at an index, the index itself when none does. */
    private int value(int at) {
        char c = text.charAt(at);
        int quote = QUOTES.indexOf(c);
        if (quote >= 0) {
            return open[quote] ? at : quoted(at, quote);
        }
        boolean free = at == 0 || !isWord(text.charAt(at - 1)) && text.charAt(at - 1) != '.';
        if (free && isDigitAt(c == '-' ? at + 1 : at)) {
            return afterNumber(at + 1);
        }
        boolean begins = at == 0 || !isWord(text.charAt(at - 1));
        int end = begins && isWord(c) ? afterWord(text, at) : at;
        return end > at && end - at <= "undefined".length() && CONSTANTS.contains(text.substring(at, end)) ? end : at;
    }

    private int quoted(int at, int quote) {
        char mark = QUOTES.charAt(quote);
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == mark) {
                return i + 1;
            }
            i += c == '\\' && mark != '`' ? 1 : 0;
        }
        open[quote] = true;
        return at;
    }

    private int afterNumber(int from) {
        int at = from;
        while (at < text.length() && (isDigitAt(at) || text.charAt(at) == '_' || text.charAt(at) == '.')) {
            at++;
        }
        return afterWord(text, at);
    }

    private boolean isDigitAt(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static boolean isQuoteAt(String text, int at) {
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    static boolean isWordAt(String text, int at) {
        return at < text.length() && isWord(text.charAt(at));
    }

    static int afterWord(String text, int from) {
        int at = from;
        while (isWordAt(text, at)) {
            at++;
        }
        return at;
    }

    static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
