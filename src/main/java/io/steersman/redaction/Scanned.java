package io.steersman.redaction;

import java.util.List;

/** Finds the secrets whose form is read by hand, in one pass each: private keys, and passwords in addresses. */
final class Scanned {

    private static final String KEY = "PRIVATE KEY";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** Longest key, in characters; of one without an end, what looks like one. */
    private static final int LONGEST_KEY = 12_000;

    private static final int SHORTEST_BODY = 40;
    private static final int SHORTEST_LINE = 20;
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_ADDRESS = 300;
    private static final int SHORTEST_PASSWORD = 3;

    private Scanned() {}

    /** Whether a private key may begin in a text and go on behind it. */
    static boolean mayBeginKey(String text) {
        return text.contains(DASHES);
    }

    /** Private keys of any maker, from their first line to their last. */
    static void privateKeys(String text, List<Secret> found) {
        int end = -1;
        int at = text.indexOf(KEY);
        while (at >= 0) {
            int begin = begin(text, at);
            int body = at + KEY.length() + (text.startsWith(" BLOCK", at + KEY.length()) ? " BLOCK".length() : 0);
            int next = body;
            if (begin >= 0 && text.startsWith(DASHES, body)) {
                body += DASHES.length();
                end = end < body && end != Integer.MAX_VALUE ? end(text, body) : end;
                int last = end - body < LONGEST_KEY ? behind(text, end) : run(text, body);
                if ((end - body < LONGEST_KEY ? end : last) - body >= SHORTEST_BODY) {
                    found.add(Secret.of(begin, last, "private-key", text.substring(begin, last)));
                    next = last;
                }
            }
            at = text.indexOf(KEY, next);
        }
    }

    /** Where the line begins that says so before an index; -1 when none does. */
    private static int begin(String text, int at) {
        int begin = at;
        while (begin > at - LONGEST_LABEL && !text.startsWith(BEGIN, begin)) {
            begin--;
        }
        return begin > at - LONGEST_LABEL ? begin : -1;
    }

    private static int end(String text, int from) {
        int end = text.indexOf(END, from);
        return end < 0 ? Integer.MAX_VALUE : end;
    }

    private static int behind(String text, int end) {
        int label = Math.min(text.length(), end + END.length());
        int most = Math.min(text.length(), label + LONGEST_LABEL);
        for (int dashes = label; dashes < most; dashes++) {
            if (text.startsWith(DASHES, dashes)) {
                return dashes + DASHES.length();
            }
        }
        return label;
    }

    /** The lines of a key that was cut off: long ones, as nothing else has them. */
    private static int run(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_KEY);
        int last = from;
        int at = from;
        while (at < most) {
            int line = at;
            while (at < most && isOfKey(text.charAt(at))) {
                at++;
            }
            if (at - line >= SHORTEST_LINE) {
                last = at;
            } else if (at > line) {
                break;
            }
            int blank = at;
            while (at < most && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            at += text.startsWith("\\n", at) || text.startsWith("\\r", at) ? 2 : 0;
            if (at == blank) {
                break;
            }
        }
        return Math.min(last, text.length());
    }

    private static boolean isOfKey(char c) {
        return c < Keywords.ASCII && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
    }

    /** Passwords of addresses: {@code scheme://user:password@host}. */
    static void addresses(String text, List<Secret> found) {
        int at = text.indexOf("://");
        while (at >= 0) {
            if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
                address(text, at + 3, found);
            }
            at = text.indexOf("://", at + 3);
        }
    }

    private static void address(String text, int from, List<Secret> found) {
        int most = Math.min(text.length(), from + LONGEST_ADDRESS);
        int colon = -1;
        for (int i = from; i < most; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                password(text, colon, i, found);
                return;
            }
            if (c <= ' '
                    || c == '/'
                    || c == '"'
                    || c == '\''
                    || c == '<'
                    || c == '>'
                    || colon >= 0 && (c == '$' || c == '{')) {
                return;
            }
            colon = c == ':' && colon < 0 ? i : colon;
        }
    }

    private static void password(String text, int colon, int end, List<Secret> found) {
        if (colon < 0 || end - colon <= SHORTEST_PASSWORD || end + 1 >= text.length()) {
            return;
        }
        int start = Token.behind(text, colon + 1);
        String value = text.substring(Math.min(start, end), end);
        char host = text.charAt(end + 1);
        if ((Character.isLetterOrDigit(host) || host == '[' || host == '_') && Weighing.isPassword(value)) {
            found.add(Secret.of(start, end, "url-password", value));
        }
    }
}
