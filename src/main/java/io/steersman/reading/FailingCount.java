package io.steersman.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

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

    /** Whether a line may hold a count; most lines hold none, and the pattern is dear. */
    private static boolean tells(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            int c = text.charAt(i) | LOWER;
            if ((c == 'f' && text.regionMatches(true, i, "fail", 0, 4))
                    || (c == 'e' && text.regionMatches(true, i, "error", 0, 5))) {
                return true;
            }
        }
        return false;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
