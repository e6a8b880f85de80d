package io.steersman.reading.text;

/** Control sequences of terminals (ECMA-48). */
public final class Terminal {

    private Terminal() {}

    /** Index behind the sequence that begins with the escape character at {@code i}. */
    public static int codeEnd(String text, int i, int to) {
        if (i + 1 >= to) {
            return to;
        }
        return switch (text.charAt(i + 1)) {
            case '[' -> controlEnd(text, i + 2, to);
            case ']' -> operatingEnd(text, i + 2, to);
            default -> i + 2;
        };
    }

    private static int controlEnd(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) >= ' ' && text.charAt(i) < '@') {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private static int operatingEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\u0007') {
                return i + 1;
            }
            if (c == '\u001b') {
                return Math.min(to, i + 2);
            }
            if (c == '\n') {
                return i;
            }
        }
        return to;
    }
}
