package io.steersman.reading.shell;

/**
 * Finds where quoted and nested parts of a shell script end. Every method looks at each character once and answers the
 * index after the closing mark, or the end of the text when it is missing.
 */
public final class ShellQuotes {

    private static final int DEEPEST = 24;
    private static final int LONGEST_PARAMETER = 128;

    private ShellQuotes() {}

    /** After the {@code '} that closes a single quote whose text begins at {@code from}. */
    static int afterSingle(String text, int from) {
        int close = text.indexOf('\'', from);
        return close < 0 ? text.length() : close + 1;
    }

    /** After the mark that closes a {@code $'} quote or a backquote, where a backslash protects the next character. */
    static int afterEscaped(String text, int from, char mark) {
        int at = from;
        while (at < text.length() && text.charAt(at) != mark) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    /** After the {@code "} that closes a double quote whose text begins at {@code from}. */
    static int afterDouble(String text, int from, int depth) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            at = c == '$' && depth < DEEPEST && follows(text, at, '(')
                    ? afterParenthesis(text, at + 2, depth + 1)
                    : at + (c == '\\' ? 2 : 1);
        }
        return text.length();
    }

    /** After the {@code )} that closes a substitution whose script begins at {@code from}. */
    static int afterParenthesis(String text, int from, int depth) {
        int open = 1;
        int at = from;
        int delimiter = -1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return at + 1;
            }
            if (c == '<' && HereDocument.opensAt(text, at)) {
                delimiter = HereDocument.delimiterStart(text, at);
                at = HereDocument.delimiterEnd(text, delimiter);
            } else if (c == '\n' && delimiter >= 0) {
                at = HereDocument.after(text, delimiter, at + 1);
                delimiter = -1;
            } else {
                at = next(text, at, c, depth);
            }
        }
        return text.length();
    }

    private static int next(String text, int at, char c, int depth) {
        return switch (c) {
            case '\\' -> at + 2;
            case '\'' -> afterSingle(text, at + 1);
            case '"' -> depth < DEEPEST ? afterDouble(text, at + 1, depth + 1) : at + 1;
            case '`' -> afterEscaped(text, at + 1, '`');
            case '#' -> isBlank(text.charAt(at - 1)) ? lineEnd(text, at) : at + 1;
            default -> at + 1;
        };
    }

    /** After the <code>}</code> of a parameter expansion, or -1 when it does not end soon. */
    static int afterBrace(String text, int from) {
        int end = Math.min(text.length(), from + LONGEST_PARAMETER);
        int open = 1;
        for (int at = from; at < end && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** After the {@code ))} of arithmetic, or -1 when it does not end on its line and soon. */
    static int afterArithmetic(String text, int from) {
        int end = Math.min(text.length(), from + LONGEST_PARAMETER);
        for (int at = from; at + 1 < end && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == ')' && text.charAt(at + 1) == ')') {
                return at + 2;
            }
        }
        return -1;
    }

    public static boolean follows(String text, int at, char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    public static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '(';
    }
}
