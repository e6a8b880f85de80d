package io.steersman.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many tests or errors a check says have failed, as the usual tools print it at their end. */
final class FailingCount {

    /** The output does not tell. */
    static final int UNKNOWN = -1;

    private static final int TAIL = 8_000;
    private static final Pattern SUMMARY = Pattern.compile("(?i)"
            + "\\b(?:failures|errors)[=:] ?(\\d{1,6})(?:,\\s+(?:errors|failures)[=:] ?(\\d{1,6}))?"
            + "|\\b(\\d{1,6}) (?:tests? |specs? |examples? )?(?:failed|failing|failures?|errors?)\\b");
    private static final Pattern GO = Pattern.compile("(?m)^\\s*--- FAIL: ");

    private FailingCount() {}

    /** The count that stands last and is not zero, or {@link #UNKNOWN}. */
    static int of(String output) {
        String tail = output.length() <= TAIL ? output : output.substring(output.length() - TAIL);
        int failing = UNKNOWN;
        Matcher summary = SUMMARY.matcher(tail);
        while (summary.find()) {
            int count = number(summary.group(1)) + number(summary.group(2)) + number(summary.group(3));
            failing = count > 0 ? count : failing;
        }
        if (failing > 0) {
            return failing;
        }
        int named = (int) GO.matcher(tail).results().count();
        return named > 0 ? named : UNKNOWN;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
