package io.steersman.reading;

/** Classes of characters, by table, for scanners that look at every character once. */
final class CharKind {

    static final int DIGIT = 0;
    static final int LETTER = 1;
    static final int SLASH = 2;
    /** A bracket that may open something to leave out. */
    static final int OPEN = 3;

    static final int OTHER = 4;

    private static final byte[] TABLE = table();

    private CharKind() {}

    /** The class of a character; everything outside ASCII is OTHER, the underscore is a letter. */
    static int of(char c) {
        return c < 128 ? TABLE[c] : OTHER;
    }

    static boolean isWord(char c) {
        return c < 128 && TABLE[c] <= LETTER;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static byte[] table() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < 128; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            kinds[c] = (byte) (isDigit(c) ? DIGIT : letter ? LETTER : OTHER);
        }
        kinds['/'] = SLASH;
        kinds['['] = OPEN;
        kinds['<'] = OPEN;
        kinds['('] = OPEN;
        return kinds;
    }
}
