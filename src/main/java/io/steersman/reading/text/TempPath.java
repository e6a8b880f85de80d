package io.steersman.reading.text;

/** Names of temporary files and folders, which systems and tools make up anew each time. */
public final class TempPath {

    private static final int LONG_NUMBER = 4;

    private TempPath() {}

    /**
     * Index behind a made-up name that follows the slash at {@code i}, or {@code i} when it is no such path.
     *
     * <p>A name in {@code /tmp} that somebody chose ({@code /tmp/report.txt}) stays.
     */
    public static int end(String text, int i, int to) {
        if (text.startsWith("/tmp/", i)) {
            return madeUp(text, i, i + 5, to);
        }
        if (text.startsWith("/var/folders/", i)) {
            int user = component(text, component(text, i + 13, to) + 1, to);
            return text.startsWith("/T/", user) ? Math.max(user, madeUp(text, i, user + 3, to)) : Math.min(to, user);
        }
        return i;
    }

    private static int madeUp(String text, int start, int name, int to) {
        int end = component(text, name, to);
        if (text.startsWith("pytest-of-", name)) {
            return Math.min(to, component(text, end + 1, to));
        }
        boolean random = text.startsWith("tmp", name) && end - name >= 8;
        return random || digits(text, name, end) >= LONG_NUMBER ? end : start;
    }

    private static int digits(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += CharKind.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    private static int component(String text, int from, int to) {
        int i = Math.min(from, to);
        while (i < to && isName(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isName(char c) {
        return CharKind.isWord(c) || c == '.' || c == '-' || c == '+';
    }
}
