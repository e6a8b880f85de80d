package io.steersman.reading.result;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.reading.text.Lines;

/** How many tests or errors a check says have failed, as the usual tools print it at their end. */
final class FailingCount {

    /** The output does not tell. */
    static final int UNKNOWN = -1;

    private static final int TAIL = 8_000;
    private static final Pattern SUMMARY = Pattern.compile("(?i)"
            + "\\b(?:failures|errors)[=:] ?(\\d{1,6})(?:,\\s+(?:errors|failures)[=:] ?(\\d{1,6}))?"
            + "|\\b(\\d{1,6}) (?:tests? |specs? |examples? )?(?:failed|failing|failures?|errors?)\\b");
    private static final String GO_FAILED = "--- FAIL: ";
    private static final int LOWER = 0x20;
    private static final Pattern GO = Pattern.compile("(?m)^\\s*" + GO_FAILED);

    private FailingCount() {}

    /** The count that stands last and is not zero, or {@link #UNKNOWN}. */
    static int of(String output) {
        String tail = output.length() <= TAIL ? output : output.substring(output.length() - TAIL);
        int failing = UNKNOWN;
        for (int at = 0; at < tail.length(); at = Lines.next(tail, at)) {
            int end = Lines.end(tail, at);
            if (tells(tail, at, end)) {
                failing = last(tail.substring(at, end), failing);
            }
        }
        if (failing > 0 || !tail.contains(GO_FAILED)) {
            return failing;
        }
        int named = 0;
        for (Matcher go = GO.matcher(tail); go.find(); ) {
            named++;
        }
        return named > 0 ? named : UNKNOWN;
    }

    private static int last(String line, int before) {
        int failing = before;
        Matcher summary = SUMMARY.matcher(line);
        while (summary.find()) {
            int count = number(summary.group(1)) + number(summary.group(2)) + number(summary.group(3));
            failing = count > 0 ? count : failing;
        }
        return failing;
    }

    /** Whether a line may hold a count, behind its name or before it; most lines hold none, and the pattern is dear. */
    private static boolean tells(String text, int start, int end) {
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int letter = c | LOWER;
            if (letter == 'f' && (named(text, i, "failures") || digit && named(text, i, "fail"))
                    || letter == 'e' && (named(text, i, "errors") || digit && named(text, i, "error"))) {
                return true;
            }
            digit |= c >= '0' && c <= '9';
        }
        return false;
    }

    private static boolean named(String text, int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
