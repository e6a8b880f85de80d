package io.steersman.reading.shell;

/** Reads the text of a {@code $'...'} quote. */
public final class AnsiQuote {

    private AnsiQuote() {}

    /** Appends the text from {@code from} to {@code to} with its escapes read; unknown ones stay as written. */
    public static void decode(String text, int from, int to, StringBuilder out) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at++);
            if (c != '\\' || at >= to) {
                out.append(c);
            } else {
                escape(text.charAt(at++), out);
            }
        }
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'e', 'E' -> out.append('\u001b');
            case 'a' -> out.append('\u0007');
            case '\\', '\'', '"', '?' -> out.append(c);
            default -> out.append('\\').append(c);
        }
    }
}
