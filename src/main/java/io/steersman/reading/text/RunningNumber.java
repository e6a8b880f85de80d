package io.steersman.reading.text;

/**
 * Numbers that only say which time it is: of an attempt, a retry, a round or a request, and what a client has cut away.
 *
 * <p>How many there are of something is an answer and stays: {@code 3 attempts}, {@code Tests run: 12}, {@code iteration
 * 3/10}, {@code pull request #12}.
 */
final class RunningNumber {

    /** Names of rounds; the number follows. */
    static final String[] ROUNDS = {"attempt", "retry", "iteration", "request", "run"};

    private static final String[] CUT = {"lines", "line", "characters", "chars", "bytes", "tokens"};
    private static final String[] GONE = {" truncated", " omitted", " hidden", " elided", " remaining"};
    private static final String[] NUMBER_WORDS = {"number ", "no. ", "nr. ", "number", "attempt "};
    private static final String[] OTHER_REQUESTS = {"pull ", "merge ", "feature ", "bad ", "change "};

    private RunningNumber() {}

    /**
     * Index behind the number of a round that is named at {@code i}; {@code i} when there is none.
     *
     * @param word where the name ends
     */
    static int end(String text, int i, int word, int to) {
        for (String round : ROUNDS) {
            if (word - i == round.length() && text.regionMatches(true, i, round, 0, word - i)) {
                return numbered(text, i, word, to, round);
            }
        }
        return i;
    }

    private static int numbered(String text, int i, int word, int to, String round) {
        int at = word;
        boolean assigned = false;
        while (at < to && at - word < 4 && " :=\"'#(".indexOf(text.charAt(at)) >= 0) {
            assigned |= ":=".indexOf(text.charAt(at)) >= 0;
            at++;
        }
        if (at == word) {
            return i;
        }
        boolean marked = text.charAt(at - 1) == '#';
        for (String number : NUMBER_WORDS) {
            if (!marked && text.regionMatches(true, at, number, 0, number.length())) {
                marked = true;
                at += number.length() + (at + number.length() < to && text.charAt(at + number.length()) == '#' ? 1 : 0);
            }
        }
        int end = VolatileNumber.digits(text, at, to);
        boolean whole = end > at && (end == to || !CharKind.isWord(text.charAt(end))) && !fraction(text, end, to);
        return whole && counts(text, i, end, to, round, assigned, marked) ? end : i;
    }

    private static boolean fraction(String text, int end, int to) {
        return end + 1 < to && text.charAt(end) == '.' && CharKind.isDigit(text.charAt(end + 1));
    }

    /** Whether the number tells the round, and not how many, how far, or which of other people's things. */
    private static boolean counts(String text, int i, int end, int to, String round, boolean assigned, boolean marked) {
        return switch (round.charAt(0)) {
            case 'a' -> !things(text, end, to);
            case 'i' -> !things(text, end, to) && !text.startsWith("/", end) && !text.startsWith(" of ", end);
            default -> (marked || (!assigned && closed(text, end, to))) && !otherRequest(text, i);
        };
    }

    /** {@code 3 tests}: a word in the plural follows. */
    private static boolean things(String text, int end, int to) {
        int last = end + 1;
        while (last < to && CharKind.isWord(text.charAt(last))) {
            last++;
        }
        boolean word = end < to && text.charAt(end) == ' ' && last - end > 4;
        return word && text.charAt(last - 1) == 's' && !text.startsWith("fails", end + 1);
    }

    /** Whether what follows speaks of the round: {@code request 7: refused}, {@code run 3 failed}. */
    private static boolean closed(String text, int end, int to) {
        return end < to
                && (text.charAt(end) == ':'
                        || text.charAt(end) == ')'
                        || text.charAt(end) == ']'
                        || text.startsWith(" failed", end)
                        || text.startsWith(" timed out", end)
                        || text.startsWith(" of ", end)
                        || text.startsWith("/", end));
    }

    private static boolean otherRequest(String text, int i) {
        for (String other : OTHER_REQUESTS) {
            if (text.regionMatches(true, i - other.length(), other, 0, other.length())) {
                return true;
            }
        }
        return false;
    }

    /** Index behind a number in brackets that tells how much of the answer is not shown, or {@code i}. */
    static int cutAway(String text, int i, int digits, int to) {
        if (i == 0 || "([+.\u2026".indexOf(text.charAt(i - 1)) < 0 && !text.startsWith("... ", i - 4)) {
            return i;
        }
        boolean more = text.startsWith(" more ", digits);
        int at = digits + (more ? " more ".length() : 1);
        for (String unit : CUT) {
            if (at < to && text.startsWith(unit, at)) {
                return more || gone(text, at + unit.length()) || text.charAt(i - 1) == '+' ? digits : i;
            }
        }
        return i;
    }

    private static boolean gone(String text, int at) {
        for (String word : GONE) {
            if (text.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }
}
