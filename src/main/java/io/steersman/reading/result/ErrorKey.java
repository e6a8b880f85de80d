package io.steersman.reading.result;

import io.steersman.reading.text.CharKind;
import io.steersman.reading.text.Hash;
import io.steersman.reading.text.VolatileNumber;

/** What makes two failures the same: their error line without numbers, directories, addresses and times. */
final class ErrorKey {

    private static final char NUMBER = '#';

    private ErrorKey() {}

    /** Returns 16 hex digits for an error line, the empty text for an empty one. */
    static String of(String line) {
        if (line.isEmpty()) {
            return "";
        }
        Hash hash = new Hash();
        int i = 0;
        while (i < line.length()) {
            i = token(line, i, hash);
        }
        return hash.hex();
    }

    private static int token(String line, int i, Hash hash) {
        char c = line.charAt(i);
        if (c <= ' ') {
            return blank(line, i, hash);
        }
        int end = tokenEnd(line, i);
        if (end == i) {
            hash.add(c);
            return i + 1;
        }
        int uuid = VolatileNumber.uuid(line, i, line.length());
        if (uuid > i) {
            hash.add(NUMBER);
            return uuid;
        }
        int name = nameStart(line, i, end);
        if (isId(line, name, end)) {
            hash.add(NUMBER);
        } else {
            masked(line, name, end, hash);
        }
        return end;
    }

    private static int blank(String line, int from, Hash hash) {
        int i = from;
        while (i < line.length() && line.charAt(i) <= ' ') {
            i++;
        }
        if (i < line.length()) {
            hash.add(' ');
        }
        return i;
    }

    private static int tokenEnd(String line, int from) {
        int i = from;
        while (i < line.length() && isPath(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPath(char c) {
        return CharKind.isWord(c) || c == '/' || c == '.' || c == '-' || c == '~' || c == '@' || c == '\\';
    }

    /** Skips the directories of a path: what follows the last slash, if anything does. */
    private static int nameStart(String line, int from, int to) {
        int slash = line.lastIndexOf('/', to - 2);
        return slash >= from ? slash + 1 : from;
    }

    /** A commit, a digest: seven hex digits or more, letters and digits among them. */
    private static boolean isId(String line, int from, int to) {
        boolean digit = false;
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (!CharKind.isHex(c)) {
                return false;
            }
            digit |= CharKind.isDigit(c);
            letter |= !CharKind.isDigit(c);
        }
        return digit && letter && to - from >= 7;
    }

    private static void masked(String line, int from, int to, Hash hash) {
        int i = from;
        while (i < to) {
            char c = line.charAt(i);
            if (!CharKind.isDigit(c)) {
                hash.add(c);
                i++;
                continue;
            }
            hash.add(NUMBER);
            i = numberEnd(line, i, to);
        }
    }

    private static int numberEnd(String line, int from, int to) {
        int i = VolatileNumber.digits(line, from, to);
        boolean address = i < to && line.charAt(i) == 'x' && line.charAt(from) == '0';
        i += address ? 1 : 0;
        while (i < to && (address ? CharKind.isHex(line.charAt(i)) : isFraction(line, i, to))) {
            i++;
        }
        return i;
    }

    private static boolean isFraction(String line, int i, int to) {
        char c = line.charAt(i);
        return CharKind.isDigit(c) || (c == '.' && i + 1 < to && CharKind.isDigit(line.charAt(i + 1)));
    }
}
