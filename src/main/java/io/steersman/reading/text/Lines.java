package io.steersman.reading.text;

/** Where lines of a text begin and end, without cutting it up. */
public final class Lines {

    private Lines() {}

    /** Where the first line that is not blank begins, its indent skipped; the length of a blank text. */
    public static int firstStart(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** Where the line after the one that holds {@code at} begins, or the length of the text. */
    public static int next(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** Where the line that holds {@code at} ends, before its line feed and carriage return. */
    public static int end(String text, int at) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Where the last line that is not blank ends, 0 for a blank text. */
    public static int lastEnd(String text) {
        return endBefore(text, text.length());
    }

    /** Where the last line that is not blank ends among those before {@code at}. */
    public static int endBefore(String text, int at) {
        int i = at;
        while (i > 0 && text.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    /** Where the line that ends at {@code end} begins. */
    public static int startOf(String text, int end) {
        return end <= 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    }

    /** The last line that is not blank, cut to a length. */
    public static String last(String text, int longest) {
        int end = lastEnd(text);
        int start = startOf(text, end);
        return text.substring(start, Math.min(end, start + longest));
    }

    /** Whether the text has at most so many lines that are not blank. */
    public static boolean atMost(String text, int lines) {
        int seen = 0;
        for (int at = firstStart(text); at < text.length(); at = next(text, at)) {
            boolean blank = end(text, at) <= at;
            seen += blank ? 0 : 1;
            if (seen > lines) {
                return false;
            }
        }
        return true;
    }
}
