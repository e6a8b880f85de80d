package io.steersman.reading.check;

import java.util.Set;

/**
 * A line that counts what passed and what failed, as most tools end with: {@code 3 failed, 88 passed in 1.2s}, {@code Tests
 * run: 5, Failures: 1}, {@code # fail 2}, {@code 5 problems (3 errors, 2 warnings)}.
 *
 * <p>Such a line consists of numbers and of words for results, for what is counted and for time. A line with any other word
 * says something else that happens to hold a number: a test's name, a line of a log.
 */
final class CheckCounts {

    private static final Set<String> FAILING =
            words("failed failing failures failure fail fails errors error errored broken undefined ambiguous "
                    + "exceptions exception");
    private static final Set<String> PASSING =
            words("passed passing pass passes succeeded successes success successful");
    private static final Set<String> FLAWS =
            words("problems problem offenses offense offences offence issues issue violations violation");
    private static final Set<String> THINGS =
            words("test tests spec specs example examples suite suites case cases file files scenario scenarios "
                    + "step steps doctest doctests target targets subtests programs source task tasks run runs "
                    + "unexpected");
    private static final Set<String> OF_TESTS =
            words("test tests spec specs example examples suite suites scenario scenarios passed passing pass "
                    + "passes assertions subtests failing fail failed fails successes");
    private static final Set<String> OTHERS =
            words("in of out total ran and with skipped skips skip xfailed xpassed pending warnings warning "
                    + "informations information notes assertions expectations expect calls seconds second secs sec "
                    + "minutes minute ms s time elapsed duration took todo ignored measured filtered finished found "
                    + "checked no ok summary executed locally remotely cached across after completed inspected "
                    + "detected autocorrectable correctable autocorrected remaining fixed deselected rerun reruns "
                    + "retried flaky incomplete risky deprecations disabled cancelled canceled aborted snapshots "
                    + "snapshot occurred outside the were was did not done all slow leaky timed interrupted hidden "
                    + "each am pm stderr potentially fixable option --fix at reported generated parallel processes "
                    + "process workers worker subtest only expected lines hooks errors: so far included excluded "
                    + "dependencies start seed collected already formatted warn status build type running notrun "
                    + "unhandled caught found: hint hints rule rules using threads thread");
    private static final int LONGEST = 220;
    private static final String PARTS = ",;|/()[]{}<>";
    private static final String BETWEEN = PARTS + ":=";

    private int failing = -1;
    private int passing = -1;
    private int flaws = -1;
    private int remaining = -1;
    private boolean ofTests;

    private CheckCounts() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /**
     * Reads a line.
     *
     * @param line without decoration, in lower case
     * @param known whether the line is known to be such a line by its beginning: other words may stand in it
     */
    static CheckLine of(String line, boolean known) {
        if (!known && (line.length() > LONGEST || !mayBegin(line))) {
            return CheckLine.NOTHING;
        }
        CheckCounts counts = new CheckCounts();
        return counts.read(line, known) ? counts.verdict() : CheckLine.NOTHING;
    }

    /** Whether the first word may stand in such a line; many lines end here. */
    private static boolean mayBegin(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) <= ' ' || line.charAt(start) == '=')) {
            start++;
        }
        int end = start;
        while (end < line.length() && line.charAt(end) > ' ' && BETWEEN.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return isKnown(plain(line.substring(start, end)));
    }

    private boolean read(String line, boolean known) {
        int start = 0;
        for (int at = 0; at <= line.length(); at++) {
            if (at == line.length() || PARTS.indexOf(line.charAt(at)) >= 0) {
                if (!part(line.substring(start, at)) && !known) {
                    return false;
                }
                start = at + 1;
            }
        }
        return failing >= 0 || passing >= 0 || flaws >= 0;
    }

    /** One part between commas: a count before its word, or behind it. */
    private boolean part(String part) {
        String[] words = words(part, 0, 0);
        for (int i = 0; i < words.length; i++) {
            String word = plain(words[i]);
            boolean number = isNumber(word);
            if (!number && !isKnown(word)) {
                return !part.contains(":") ? false : failsBeforeColon(part);
            }
            ofTests |= OF_TESTS.contains(word);
            if (number) {
                count(words, i, number(word));
            } else {
                label(words, i, word);
            }
        }
        return true;
    }

    /** The words from an index on, between blanks, colons and equals signs. */
    private static String[] words(String part, int from, int before) {
        int start = from;
        while (start < part.length() && isBlank(part.charAt(start))) {
            start++;
        }
        if (start == part.length()) {
            return new String[before];
        }
        int end = start;
        while (end < part.length() && !isBlank(part.charAt(end))) {
            end++;
        }
        String[] words = words(part, end, before + 1);
        words[before] = part.substring(start, end);
        return words;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == ':' || c == '=';
    }

    /** {@code 1 failed: names of tests}. */
    private boolean failsBeforeColon(String part) {
        int colon = part.indexOf(':');
        String head = part.substring(0, colon);
        return (failing >= 0 || passing >= 0) && head.chars().anyMatch(Character::isDigit) && part(head);
    }

    /** A number and what it counts: {@code 3 tests failed}, {@code 1 of 3 failed}. */
    private void count(String[] words, int at, int number) {
        boolean whole = at >= 2 && words[at - 1].equals("of") && isNumber(plain(words[at - 2]));
        int counted = whole ? number(plain(words[at - 2])) : number;
        int next = at + 1;
        while (next < words.length && THINGS.contains(plain(words[next]))) {
            next++;
        }
        if (next < words.length && (next == at + 1 || next <= at + 3)) {
            take(plain(words[next]), counted);
        }
    }

    /** A word and how many: {@code failures: 3}, {@code fail 2}, where no word follows that the number would belong to. */
    private void label(String[] words, int at, String word) {
        boolean last = at + 2 == words.length && isNumber(plain(words[at + 1]));
        boolean first = at == 0 || !isNumber(plain(words[at - 1]));
        if (last && first) {
            take(word, number(plain(words[at + 1])));
        }
    }

    private void take(String word, int number) {
        if (FAILING.contains(word)) {
            failing = Math.max(failing, number);
        } else if (PASSING.contains(word)) {
            passing = Math.max(passing, number);
        } else if (FLAWS.contains(word)) {
            flaws = Math.max(flaws, number);
        } else if (word.equals("remaining")) {
            remaining = number;
        }
    }

    private CheckLine verdict() {
        int bad = remaining >= 0 ? remaining : failing >= 0 ? failing : passing >= 0 ? 0 : flaws;
        boolean tests = ofTests && (flaws < 0 || failing > 0);
        if (bad > 0) {
            return tests ? CheckLine.TESTS_FAIL : failing > 0 && flaws < 0 ? CheckLine.ERRORS : CheckLine.FLAWS;
        }
        return passing == 0 && failing < 0 ? CheckLine.NOTHING : tests ? CheckLine.TESTS_PASS : CheckLine.CLEAN;
    }

    private static boolean isKnown(String word) {
        return word.isEmpty()
                || FAILING.contains(word)
                || PASSING.contains(word)
                || FLAWS.contains(word)
                || THINGS.contains(word)
                || OTHERS.contains(word)
                || Character.isDigit(word.charAt(0))
                || word.charAt(0) == '.' && word.length() > 1 && Character.isDigit(word.charAt(1));
    }

    /** Without the marks around it: {@code error(s)} is cut at its brackets, {@code 100%} is a number. */
    private static String plain(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && isMark(word.charAt(start))) {
            start++;
        }
        while (end > start && isMark(word.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == word.length() ? word : word.substring(start, end);
    }

    private static boolean isMark(char c) {
        return !Character.isLetterOrDigit(c);
    }

    private static boolean isNumber(String word) {
        if (word.isEmpty() || word.length() > 7) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }
}
