package io.steersman.reading.message;

import io.steersman.reading.text.Sayings;

/** Tells a message that announces what the agent will do next and leaves it at that. */
public final class Announcement {

    private static final int LONGEST = 2_000;
    private static final String ENDS_SENTENCE = ".!:\n";
    private static final Sayings BEFORE = Sayings.of("@announces after");
    private static final Sayings ANNOUNCES = Sayings.of("@announces");
    private static final Sayings NONE = Sayings.of("@announces none");

    private Announcement() {}

    /** Whether the last sentences of a text promise a step; a text that reports at length does not. */
    public static boolean is(String text) {
        String said = text.strip().replace('\u2019', '\'');
        if (said.isEmpty() || said.length() > LONGEST) {
            return false;
        }
        int at = 0;
        while (at < said.length()) {
            at = opening(said, at);
            if (promises(said, at)) {
                return true;
            }
            at = nextSentence(said, at);
        }
        return false;
    }

    /** Passes over blanks and the words that may stand before: {@code Great. Now,}. */
    private static int opening(String text, int from) {
        int at = blanks(text, from);
        int end = BEFORE.endAt(text, at);
        while (end >= 0) {
            int mark = end < text.length() && ",.!".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
            int next = blanks(text, mark);
            if (next == mark) {
                return at;
            }
            at = next;
            end = BEFORE.endAt(text, at);
        }
        return at;
    }

    private static boolean promises(String text, int at) {
        int end = ANNOUNCES.endAt(text, at);
        int deed = end < 0 ? -1 : blanks(text, end);
        return deed > end && isLetter(text, deed) && NONE.endAt(text, deed) < 0;
    }

    private static boolean isLetter(String text, int at) {
        char c = at < text.length() ? Character.toLowerCase(text.charAt(at)) : ' ';
        return c >= 'a' && c <= 'z';
    }

    private static int nextSentence(String text, int from) {
        int at = from;
        while (at < text.length() && ENDS_SENTENCE.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at + 1;
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
