package io.steersman.reading.check;

import io.steersman.reading.text.Lines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the output of a check says of how it came out, whatever its exit status was.
 *
 * @param tests whether tests pass or fail, {@link CheckLine#NOTHING} when no line says so
 * @param flaws the same of linters, type checkers and compilers
 * @param end the same of all that ran
 * @param failing names of tests that failed, as far as they are listed, at most {@value #MOST_NAMES}
 * @param numbers what it counts
 */
public record CheckReport(CheckLine tests, CheckLine flaws, CheckLine end, List<String> failing, CheckNumbers numbers) {

    public static final CheckReport SILENT =
            new CheckReport(CheckLine.NOTHING, CheckLine.NOTHING, CheckLine.NOTHING, List.of(), CheckNumbers.NONE);

    private static final int TAIL = 12_000;
    private static final int MOST_NAMES = 24;
    private static final int LONGEST_NAME = 160;

    public CheckReport {
        failing = List.copyOf(failing);
    }

    /** What a build server says of its runs. */
    public static CheckReport ofBuildServer(String output) {
        return new CheckReport(
                CheckLine.NOTHING, CheckLine.NOTHING, BuildServer.says(output), List.of(), CheckNumbers.NONE);
    }

    /** Reads the end of an output, where tools sum up. */
    public static CheckReport of(String output) {
        if (output.isBlank()) {
            return SILENT;
        }
        int at = output.length() <= TAIL ? 0 : Lines.next(output, output.length() - TAIL);
        CheckLine tests = CheckLine.NOTHING;
        CheckLine flaws = CheckLine.NOTHING;
        CheckLine end = CheckLine.NOTHING;
        Set<String> names = new LinkedHashSet<>();
        CheckNumbers numbers = CheckNumbers.NONE;
        boolean covers = CheckNumbers.maySpeakOfCoverage(output);
        boolean counted = false;
        for (; at < output.length(); at = Lines.next(output, at)) {
            int stop = Lines.end(output, at);
            CheckLine line = CheckLine.of(output, at, stop);
            numbers = covers ? numbers.withCoverage(output, at, stop) : numbers;
            switch (line) {
                case TESTS_FAIL -> {
                    tests = line;
                    numbers = numbers.withTests(output, at, stop);
                    name(output, at, stop, names);
                }
                case TESTS_PASS -> {
                    tests = tests == CheckLine.TESTS_FAIL ? tests : line;
                    numbers = numbers.withTests(output, at, stop);
                }
                case ERRORS, FLAWS -> {
                    // Errors that are counted beside the tests are theirs: "Tests 8 passed", "Errors 1 error".
                    tests = counted && line == CheckLine.ERRORS ? CheckLine.TESTS_FAIL : tests;
                    flaws = flaws == CheckLine.ERRORS ? flaws : line;
                }
                case CLEAN -> flaws = flaws == CheckLine.NOTHING || flaws == CheckLine.FINDING ? line : flaws;
                case FINDING -> flaws = flaws == CheckLine.NOTHING ? line : flaws;
                case ENDS_BADLY -> end = line;
                case ENDS_WELL -> end = end == CheckLine.ENDS_BADLY ? end : line;
                case NOTHING -> {}
            }
            counted = line == CheckLine.TESTS_PASS || line == CheckLine.TESTS_FAIL;
        }
        return new CheckReport(tests, flaws, end, new ArrayList<>(names), numbers);
    }

    /** The test that a line names behind its mark: {@code FAILED tests/test_a.py::test_b - assert 1}. */
    private static void name(String output, int start, int end, Set<String> names) {
        String line =
                output.substring(start, Math.min(end, start + LONGEST_NAME)).strip();
        for (String mark : new String[] {"FAILED ", "ERROR ", "--- FAIL: ", "FAIL\t", "FAIL "}) {
            if (line.startsWith(mark) && names.size() < MOST_NAMES) {
                String rest = line.substring(mark.length()).strip();
                int stop = 0;
                while (stop < rest.length() && rest.charAt(stop) > ' ') {
                    stop++;
                }
                if (stop > 2 && rest.charAt(0) != '(') {
                    names.add(rest.substring(0, stop));
                }
                return;
            }
        }
    }

    /** Whether anything is said. */
    public boolean speaks() {
        boolean flawed = flaws != CheckLine.NOTHING && flaws != CheckLine.FINDING;
        return tests != CheckLine.NOTHING || flawed || end != CheckLine.NOTHING;
    }

    /** Whether anything failed. */
    public boolean fails() {
        return tests == CheckLine.TESTS_FAIL
                || flaws == CheckLine.ERRORS
                || flaws == CheckLine.FLAWS
                || end == CheckLine.ENDS_BADLY;
    }

    /**
     * What it says of one kind of check.
     *
     * @param all the kinds that ran: errors belong to the one among them that counts errors
     */
    public CheckLine of(CheckKind kind, Set<CheckKind> all) {
        return switch (kind) {
            case TESTS ->
                tests == CheckLine.NOTHING
                                && flaws == CheckLine.ERRORS
                                && !all.stream().anyMatch(CheckReport::counts)
                        ? CheckLine.TESTS_FAIL
                        : tests;
            case LINT ->
                flaws == CheckLine.ERRORS && (all.contains(CheckKind.TYPES) || all.contains(CheckKind.BUILD))
                        ? CheckLine.NOTHING
                        : flaws == CheckLine.FINDING ? CheckLine.FLAWS : flaws;
            case TYPES, BUILD -> flaws == CheckLine.FLAWS || flaws == CheckLine.FINDING ? CheckLine.NOTHING : flaws;
            case BUILD_SERVER -> end;
            case ANY -> fails() ? CheckLine.ENDS_BADLY : speaks() ? CheckLine.ENDS_WELL : CheckLine.NOTHING;
        };
    }

    private static boolean counts(CheckKind kind) {
        return kind != CheckKind.TESTS;
    }
}
