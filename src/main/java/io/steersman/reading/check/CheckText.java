package io.steersman.reading.check;

/** Takes the decoration off the lines that tools print: colours, rules, marks, tags of log levels. */
final class CheckText {

    private static final String MARKS =
            "=#*|>+\u2716\u2714\u2713\u2717\u00d7\u2139\u2502\u274c\u2705\u2718\u25cf\u276f\u26a0\u203a\u2715\u019b";
    private static final String[] TAGS = {"[info]", "[error]", "[warning]", "[warn]", "[doctest]", "[ok]"};
    private static final char ESCAPE = '\u001b';

    private CheckText() {}

    /** Where a line's words begin. */
    static int begin(String text, int start, int end) {
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == ESCAPE) {
                at = afterColour(text, at, end);
            } else if (c <= ' ' || MARKS.indexOf(c) >= 0 && !isCount(text, at, end) && !isStars(text, at)) {
                at++;
            } else if (c == '[' && tag(text, at) > 0) {
                at += tag(text, at);
            } else {
                return at;
            }
        }
        return end;
    }

    /** {@code +3 -1: Some tests failed.} */
    private static boolean isCount(String text, int at, int end) {
        return text.charAt(at) == '+' && at + 1 < end && Character.isDigit(text.charAt(at + 1));
    }

    /** {@code ** TEST FAILED **} */
    private static boolean isStars(String text, int at) {
        return text.startsWith("** ", at);
    }

    private static int tag(String text, int at) {
        for (String tag : TAGS) {
            if (text.regionMatches(true, at, tag, 0, tag.length())) {
                return tag.length();
            }
        }
        return 0;
    }

    private static int afterColour(String text, int at, int end) {
        int next = at + 1;
        while (next < end && !Character.isLetter(text.charAt(next))) {
            next++;
        }
        return Math.min(end, next + 1);
    }

    /** The rest of a line in lower case, without colours, and without rules and marks at its end. */
    static String plain(String text, int from, int end) {
        StringBuilder line = new StringBuilder(end - from);
        for (int at = from; at < end; ) {
            char c = text.charAt(at);
            if (c == ESCAPE) {
                at = afterColour(text, at, end);
                continue;
            }
            line.append(Character.toLowerCase(c));
            at++;
        }
        int last = line.length();
        while (last > 0 && (line.charAt(last - 1) <= ' ' || "=\u2502|".indexOf(line.charAt(last - 1)) >= 0)) {
            last--;
        }
        line.setLength(last);
        return line.toString();
    }
}
