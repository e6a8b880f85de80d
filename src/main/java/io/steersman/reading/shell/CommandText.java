package io.steersman.reading.shell;

import io.steersman.reading.text.Hash;

/** The spelling of a shell command that does not matter: whitespace outside quotes and here-documents, words of the null command. */
public final class CommandText {

    /** What ends a command, or makes a word run or write something. */
    private static final String RUNS = ";&|<>`$\n";

    private CommandText() {}

    /** Adds the command with runs of blanks folded to one, where the shell would not see the difference. */
    public static void addFolded(String command, Hash hash) {
        int start = skipBlank(command, 0);
        int end = command.length();
        while (end > start && isBlank(command.charAt(end - 1))) {
            end--;
        }
        if (doesNothing(command, start, end)) {
            hash.add(": ");
            return;
        }
        int verbatim = command.indexOf("<<", start);
        int foldTo = verbatim < 0 ? end : Math.min(end, verbatim);
        fold(command, start, foldTo, hash);
        hash.add(command, foldTo, end);
    }

    /** The null command with words behind it: whatever they are, nothing runs. */
    private static boolean doesNothing(String command, int start, int end) {
        if (!command.startsWith(": ", start)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (RUNS.indexOf(command.charAt(i)) >= 0) {
                return false;
            }
        }
        return end > start + 2;
    }

    private static void fold(String command, int from, int to, Hash hash) {
        char quote = 0;
        for (int i = from; i < to; i++) {
            char c = command.charAt(i);
            if (quote == 0 && isBlank(c)) {
                int next = Math.min(to, skipBlank(command, i));
                hash.add(holdsNewline(command, i, next) ? '\n' : ' ');
                i = next - 1;
                continue;
            }
            if (c == '\\' && quote != '\'' && i + 1 < to) {
                hash.add(c);
                c = command.charAt(++i);
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            hash.add(c);
        }
    }

    private static boolean holdsNewline(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    private static int skipBlank(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
