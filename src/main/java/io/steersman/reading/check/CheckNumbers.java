package io.steersman.reading.check;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Numbers that a check prints of itself, read so that what is told rightly of them is never taken for wrong.
 *
 * @param tests the sum of all that its lines count, -1 when none counts
 * @param coverage the shares of code that it calls covered, in hundredths, cut and rounded
 */
public record CheckNumbers(int tests, Set<Integer> coverage) {

    /** Nothing is counted. */
    public static final CheckNumbers NONE = new CheckNumbers(-1, Set.of());

    private static final int HUNDRED = 100;
    private static final int MOST_DIGITS = 6;
    private static final String[] COVERED = {"overage", "TOTAL", "All files", "Statements"};

    public CheckNumbers {
        coverage = Set.copyOf(coverage);
    }

    /** These and what a line says that counts tests. */
    CheckNumbers withTests(String output, int start, int end) {
        int sum = Math.max(tests, 0);
        boolean any = false;
        for (int at = start; at < end; at++) {
            int stop = digits(output, at, end);
            if (stop > at) {
                boolean whole =
                        (stop == end || output.charAt(stop) != '.') && (at == start || output.charAt(at - 1) != '.');
                if (whole && stop - at <= MOST_DIGITS) {
                    sum += Integer.parseInt(output, at, stop, 10);
                    any = true;
                }
                at = stop;
            }
        }
        return any ? new CheckNumbers(sum, coverage) : this;
    }

    /** Cheap, so that most outputs are not looked through. */
    static boolean maySpeakOfCoverage(String output) {
        return Arrays.stream(COVERED).anyMatch(output::contains);
    }

    /** These and each share that may stand in a line of an output that speaks of coverage. */
    CheckNumbers withCoverage(String output, int start, int end) {
        if (output.indexOf('%', start) < 0 && output.indexOf('|', start) < 0) {
            return this;
        }
        Set<Integer> all = new TreeSet<>(coverage);
        for (int at = start; at < end; at++) {
            int stop = digits(output, at, end);
            if (stop > at) {
                int number = stop - at <= MOST_DIGITS ? Integer.parseInt(output, at, stop, 10) : HUNDRED + 1;
                boolean broken = stop < end && output.charAt(stop) == '.';
                if (number <= HUNDRED) {
                    all.add(number);
                    all.add(broken ? number + 1 : number);
                }
                at = broken ? digits(output, stop + 1, end) : stop;
            }
        }
        return new CheckNumbers(tests, all);
    }

    private static int digits(String output, int from, int end) {
        int at = from;
        while (at < end && output.charAt(at) >= '0' && output.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
