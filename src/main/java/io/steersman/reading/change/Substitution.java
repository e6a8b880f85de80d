package io.steersman.reading.change;

import java.util.List;

/** Reads what a sed or perl script puts in place of what: {@code s/a/b/}, {@code 3a\ text}, {@code 1i text}, {@code /a/d}. */
final class Substitution {

    private Substitution() {}

    /** Adds the texts of the script's first command; scripts of another form add nothing. */
    static void read(String script, List<String> removed, List<String> added) {
        int at = afterAddress(script, 0);
        if (at < script.length() && script.charAt(at) == 'd' && script.startsWith("/")) {
            removed.add(plain(script, 1, close(script, 1, '/'), '/'));
            return;
        }
        if (at + 1 >= script.length()) {
            return;
        }
        char command = script.charAt(at);
        char mark = script.charAt(at + 1);
        if (command == 's' && !Character.isLetterOrDigit(mark) && mark > ' ') {
            int middle = close(script, at + 2, mark);
            String gone = plain(script, at + 2, middle, mark);
            removed.add(gone);
            added.add(written(plain(script, middle + 1, close(script, middle + 1, mark), mark), gone));
        } else if (command == 'a' || command == 'i' || command == 'c') {
            added.add(script.substring(mark == '\\' ? at + 2 : at + 1).stripLeading());
        }
    }

    /** What a replacement writes: {@code &} is what was found, {@code \\n} the end of a line. */
    private static String written(String replacement, String found) {
        StringBuilder written = new StringBuilder(replacement.length());
        for (int at = 0; at < replacement.length(); at++) {
            char c = replacement.charAt(at);
            char next = c == '\\' && at + 1 < replacement.length() ? replacement.charAt(at + 1) : 0;
            if (next == 'n' || next == 't' || next == '&') {
                written.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                at++;
            } else {
                written.append(c == '&' ? found : String.valueOf(c));
            }
        }
        return written.toString();
    }

    /** Passes over {@code 3}, {@code 3,9}, {@code $}, {@code /re/}, and blanks. */
    private static int afterAddress(String script, int from) {
        int at = from;
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '/') {
                at = close(script, at + 1, '/') + 1;
            } else if (Character.isDigit(c) || c == ',' || c == '$' || c == ' ' || c == '+' || c == '!' || c == '\n') {
                at++;
            } else {
                return at;
            }
        }
        return script.length();
    }

    private static int close(String script, int from, char mark) {
        int at = from;
        while (at < script.length() && script.charAt(at) != mark) {
            at += script.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, script.length());
    }

    /** The text without the backslashes that only protect it. */
    private static String plain(String script, int from, int to, char mark) {
        if (from >= to) {
            return "";
        }
        StringBuilder plain = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char c = script.charAt(at);
            boolean protects = c == '\\'
                    && at + 1 < to
                    && (script.charAt(at + 1) == mark || ".[]*$^/\"'()".indexOf(script.charAt(at + 1)) >= 0);
            if (!protects) {
                plain.append(c);
            } else {
                plain.append(script.charAt(++at));
            }
        }
        return plain.toString();
    }
}
