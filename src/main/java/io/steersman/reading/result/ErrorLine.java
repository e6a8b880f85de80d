package io.steersman.reading.result;

import io.steersman.reading.text.Lines;
import io.steersman.reading.text.Terminal;

/**
 * The line of a failure that says what went wrong.
 *
 * <p>The exception behind the last traceback; else the first line in a form that compilers, test runners and shells use
 * for errors; else the first line that is no header, echo or decoration.
 */
final class ErrorLine {

    /** Longest error line, in characters. */
    static final int LONGEST = 200;

    private static final String CLIENT_TAG = "<tool_use_error>";
    private static final int HEAD = 24 * 1024;
    private static final int TAIL = 24 * 1024;

    private final String text;
    private int best;
    private int bestStart;
    private int bestEnd;
    private boolean inTraceback;

    private ErrorLine(String text) {
        this.text = text;
    }

    /** Returns the line without its indent, at most 200 characters; empty when there is none. */
    static String of(String output) {
        ErrorLine line = new ErrorLine(output);
        if (output.length() <= HEAD + TAIL) {
            line.scan(0, output.length());
        } else {
            line.scan(0, HEAD);
            line.scan(Lines.next(output, output.length() - TAIL), output.length());
        }
        return line.chosen();
    }

    private String chosen() {
        if (best == 0) {
            return "";
        }
        String line = text.substring(bestStart, Math.min(bestEnd, bestStart + LONGEST));
        String plain = line.indexOf('\u001b') < 0 ? line : withoutCodes(line);
        return plain.endsWith("</tool_use_error>")
                ? plain.substring(0, plain.length() - "</tool_use_error>".length())
                : plain.stripTrailing();
    }

    private void scan(int from, int to) {
        int start = from;
        while (start < to) {
            int end = Lines.end(text, start);
            line(start, end);
            start = Lines.next(text, start);
        }
    }

    private void line(int lineStart, int end) {
        int start = indent(lineStart, end);
        if (start >= end) {
            return;
        }
        if (text.startsWith("Traceback (most recent call last)", start)) {
            inTraceback = true;
            return;
        }
        if (start - lineStart >= CLIENT_TAG.length() && text.startsWith(CLIENT_TAG, start - CLIENT_TAG.length())) {
            keep(ErrorForm.CLIENT, start, end, false);
        } else if (inTraceback) {
            if (start > lineStart && text.charAt(lineStart) <= ' ') {
                return;
            }
            inTraceback = false;
            keep(ErrorForm.EXCEPTION, start, end, true);
        } else if (best < ErrorForm.ERROR) {
            int form = ErrorForm.of(text, start, end);
            keep(form, start, end, form == ErrorForm.EXCEPTION);
        } else if (ErrorForm.isException(text, start, end)) {
            keep(ErrorForm.EXCEPTION, start, end, true);
        }
    }

    private void keep(int form, int start, int end, boolean lastWins) {
        if (form > best || (lastWins && form == best)) {
            best = form;
            bestStart = start;
            bestEnd = end;
        }
    }

    /** Skips blanks, terminal codes and the tags that clients put in front. */
    private int indent(int from, int end) {
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                i = Terminal.codeEnd(text, i, end);
            } else if (c <= ' ') {
                i++;
            } else if (c == '<' && text.startsWith(CLIENT_TAG, i)) {
                i += CLIENT_TAG.length();
            } else if (c == '<' && text.startsWith("<output>", i)) {
                i += "<output>".length();
            } else {
                break;
            }
        }
        return i;
    }

    private static String withoutCodes(String line) {
        StringBuilder out = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\u001b') {
                i = Terminal.codeEnd(line, i, line.length());
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }
}
