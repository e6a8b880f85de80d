package io.steersman.reading.text;

/** Classes of characters, by table, for scanners that look at every character once. */
public final class CharKind {

    private static final int ASCII = 128;
    private static final boolean[] WORD = words();

    private CharKind() {}

    /** Whether the character is a letter or digit of ASCII, or the underscore. */
    public static boolean isWord(char c) {
        return c < ASCII && WORD[c];
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean[] words() {
        boolean[] words = new boolean[ASCII];
        for (char c = 0; c < ASCII; c++) {
            words[c] = isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        }
        return words;
    }
}
