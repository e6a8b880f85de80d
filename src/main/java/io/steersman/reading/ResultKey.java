package io.steersman.reading;

/**
 * What makes two results the same: the output without what differs from run to run.
 *
 * <p>One pass over the characters. Terminal codes are dropped, whitespace is folded; times, dates, durations, process
 * ids, addresses, ids of sessions and names of temporary files are masked; volatile header lines, reminders of the
 * harness and text of ours are left out. Counts, line numbers, sizes and versions stay: failures that shrink are
 * progress.
 */
final class ResultKey {

    /** Longest output that is read whole, in characters. */
    static final int WHOLE = 64 * 1024;

    private static final int HEAD = 40 * 1024;
    private static final int TAIL = 16 * 1024;
    private static final char MASK = '\u0001';

    private final String text;
    private final Hash hash = new Hash();

    private ResultKey(String text) {
        this.text = text;
    }

    /** Returns 16 hex digits, or the empty text for an output that a recorder has taken away. */
    static String of(String output) {
        if (Redaction.swallowed(output)) {
            return "";
        }
        ResultKey key = new ResultKey(output);
        if (output.length() <= WHOLE) {
            key.scan(0, output.length());
        } else {
            key.scan(0, HEAD);
            key.scan(output.length() - TAIL, output.length());
            key.hash.add(Integer.toString(output.length()));
        }
        return key.hash.hex();
    }

    private void scan(int from, int to) {
        int i = skipBlank(from, to);
        boolean lineStart = true;
        while (i < to) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u007f') {
                int next = blank(i, to);
                lineStart = holdsNewline(i, next);
                i = next;
            } else if (lineStart && VolatileLine.begins(text, i)) {
                i = Math.min(to, lineEnd(i));
            } else {
                lineStart = false;
                i = token(i, to, c);
            }
        }
    }

    /** Adds one space for a run of blanks and control codes, none at the end; returns the index behind the run. */
    private int blank(int from, int to) {
        int i = skipBlank(from, to);
        if (i < to && from > 0) {
            hash.add(' ');
        }
        return i;
    }

    private int skipBlank(int from, int to) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                i = Terminal.codeEnd(text, i, to);
            } else if (c <= ' ' || c == '\u007f') {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private boolean holdsNewline(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Adds a word, a masked span or one other character; returns the index behind it. */
    private int token(int i, int to, char c) {
        int masked =
                switch (CharKind.of(c)) {
                    case CharKind.DIGIT -> VolatileNumber.end(text, i, to);
                    case CharKind.LETTER -> VolatileWord.end(text, i, to);
                    case CharKind.SLASH -> TempPath.end(text, i, to);
                    case CharKind.OPEN -> ForeignText.end(text, i, to);
                    default -> i;
                };
        if (masked > i) {
            hash.add(MASK);
            return masked;
        }
        if (CharKind.of(c) <= CharKind.LETTER) {
            return word(i, to);
        }
        hash.add(c);
        return i + 1;
    }

    private int word(int from, int to) {
        int i = from;
        while (i < to && CharKind.of(text.charAt(i)) <= CharKind.LETTER) {
            i++;
        }
        hash.add(text, from, i);
        return i;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
