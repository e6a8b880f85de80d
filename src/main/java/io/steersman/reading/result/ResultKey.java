package io.steersman.reading.result;

import io.steersman.reading.text.CharKind;
import io.steersman.reading.text.ForeignText;
import io.steersman.reading.text.Hash;
import io.steersman.reading.text.Redaction;
import io.steersman.reading.text.TempPath;
import io.steersman.reading.text.Terminal;
import io.steersman.reading.text.VolatileLine;
import io.steersman.reading.text.VolatileNumber;
import io.steersman.reading.text.VolatileWord;

/**
 * What makes two results the same: the output without what differs from run to run.
 *
 * <p>One pass over the characters. Terminal codes are dropped, whitespace is folded; times, dates, durations, process
 * ids, addresses, ids of sessions and requests, numbers of attempts and names of temporary files are masked; volatile header lines, reminders of the
 * harness and text of ours are left out. Counts, line numbers, sizes and versions stay: failures that shrink are
 * progress.
 */
final class ResultKey {

    /** Longest output that is read whole, in characters. */
    static final int WHOLE = 64 * 1024;

    /** Go prints it where the time would stand. */
    private static final String CACHED = "(cached)";

    private static final int HEAD = 40 * 1024;
    private static final int TAIL = 16 * 1024;
    private static final char MASK = '\u0001';
    private static final char DELETE = '\u007f';
    private static final char ESCAPE = '\u001b';

    private final String text;
    private final char[] chars;
    private long hash = Hash.BASIS;
    private boolean newlineSeen;
    private boolean blank;

    private ResultKey(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    /** Returns 16 hex digits, or the empty text for an output that a recorder has taken away. */
    static String of(String output) {
        if (Redaction.swallowed(output)) {
            return "";
        }
        ResultKey key = new ResultKey(output);
        int length = output.length();
        if (length <= WHOLE) {
            key.scan(0, length);
        } else {
            key.scan(0, HEAD);
            key.scan(length - TAIL, length);
            key.add((char) length);
            key.add((char) (length >>> Character.SIZE));
        }
        return Hash.hex(key.hash);
    }

    private void add(char c) {
        hash = Hash.with(hash, c);
    }

    private void scan(int from, int to) {
        int i = from;
        boolean lineStart = true;
        while (i < to) {
            char c = chars[i];
            if (lineStart && VolatileLine.begins(text, i)) {
                i = Math.min(to, lineEnd(i));
            } else if (CharKind.isWord(c)) {
                lineStart = false;
                i = word(i, to);
            } else if (c == ESCAPE) {
                i = Terminal.codeEnd(text, i, to);
            } else if (c <= ' ' || c == DELETE) {
                i = blanksEnd(i, to);
                lineStart |= newlineSeen;
                blank = true;
            } else {
                lineStart = false;
                i = mark(i, to, c);
            }
        }
    }

    /** Index behind a run of blanks; notes whether a new line is among them. */
    private int blanksEnd(int from, int to) {
        newlineSeen = false;
        int i = from;
        while (i < to && (chars[i] <= ' ' || chars[i] == DELETE) && chars[i] != ESCAPE) {
            newlineSeen |= chars[i] == '\n';
            i++;
        }
        return i;
    }

    /** Adds one space for the blanks before, except at the beginning. */
    private void flushBlank() {
        if (blank) {
            blank = false;
            if (hash != Hash.BASIS) {
                add(' ');
            }
        }
    }

    /** Adds a word or number, or a mask for the span that begins with it; returns the index behind. */
    private int word(int from, int to) {
        flushBlank();
        long whole = hash;
        long block = Hash.BLOCK;
        int end = from;
        while (end < to && CharKind.isWord(chars[end])) {
            block = block << Byte.SIZE | chars[end++];
            if (Hash.isFull(block)) {
                whole = Hash.with(whole, block);
                block = Hash.BLOCK;
            }
        }
        if (block != Hash.BLOCK) {
            whole = Hash.with(whole, block);
        }
        char first = chars[from];
        int masked = from;
        if (CharKind.isDigit(first)) {
            masked = VolatileNumber.end(text, from, end, to);
        } else if (VolatileWord.mayBegin(first, end - from)) {
            masked = VolatileWord.end(text, from, end, to);
        }
        if (masked <= from) {
            hash = whole;
            return end;
        }
        add(MASK);
        return masked;
    }

    /** Adds a character that is no part of a word, a mask for the span that it opens, or nothing for foreign text. */
    private int mark(int i, int to, char c) {
        if (c == '<' || c == '[') {
            int foreign = ForeignText.end(text, i, to);
            if (foreign > i) {
                return foreign;
            }
        }
        flushBlank();
        int masked = i;
        if (c == '/') {
            masked = TempPath.end(text, i, to);
        } else if (c == '(' && text.startsWith(CACHED, i)) {
            masked = Math.min(to, i + CACHED.length());
        }
        add(masked > i ? MASK : c);
        return Math.max(masked, i + 1);
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
