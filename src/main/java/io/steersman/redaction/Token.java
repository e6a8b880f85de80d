package io.steersman.redaction;

/** What stands in the place of a secret: {@code [REDACTED:kind:hash]}. What only looks like it is text like any other. */
final class Token {

    private static final String FORM = "[REDACTED:%s:%s]";
    private static final String BEGIN = "[REDACTED:";
    private static final int HASH_BYTES = 3;
    private static final int LONGEST = 80;

    private Token() {}

    static String of(String kind, String value) {
        return FORM.formatted(kind, Redaction.hash(value, HASH_BYTES));
    }

    /** Where a token ends that begins at an index, or the index when there is none. */
    static int behind(String text, int at) {
        if (!text.startsWith(BEGIN, at)) {
            return at;
        }
        int kind = at + BEGIN.length();
        int colon = colon(text, kind);
        int end = colon + 1 + 2 * HASH_BYTES;
        boolean whole = colon > kind
                && end < text.length()
                && end - at < LONGEST
                && text.charAt(end) == ']'
                && only(text, kind, colon, "abcdefghijklmnopqrstuvwxyz0123456789-")
                && only(text, colon + 1, end, "0123456789abcdef");
        return whole ? end + 1 : at;
    }

    private static int colon(String text, int from) {
        int at = from;
        while (at < Math.min(text.length(), from + LONGEST) && text.charAt(at) != ':') {
            at++;
        }
        return at;
    }

    /** Whether an index lies within a token. */
    static boolean isAround(String text, int at) {
        for (int begin = at; begin >= Math.max(0, at - LONGEST + 1); begin--) {
            if (text.startsWith(BEGIN, begin)) {
                return behind(text, begin) > at;
            }
        }
        return false;
    }

    private static boolean only(String text, int from, int to, String allowed) {
        for (int i = from; i < to; i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
