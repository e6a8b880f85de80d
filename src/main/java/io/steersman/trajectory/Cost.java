package io.steersman.trajectory;

import java.util.ArrayList;
import java.util.List;

/**
 * What a stretch of a run took.
 *
 * @param calls tool calls
 * @param millis milliseconds, as far as steps tell their times
 * @param tokens tokens read and written, as far as the client tells them
 */
public record Cost(int calls, long millis, long tokens) {

    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0);

    private static final int MILLIS = 1000;
    private static final int THOUSAND = 1000;
    private static final long SECONDS = 60;

    /** This and more. */
    public Cost plus(Cost more) {
        return new Cost(calls + more.calls, millis + more.millis, tokens + more.tokens);
    }

    /** What came on top of an earlier sum. */
    public Cost since(Cost earlier) {
        return new Cost(calls - earlier.calls, millis - earlier.millis, tokens - earlier.tokens);
    }

    /** The larger of two, figure by figure. */
    public Cost atLeast(Cost other) {
        return new Cost(Math.max(calls, other.calls), Math.max(millis, other.millis), Math.max(tokens, other.tokens));
    }

    /** Whether any figure lies above a bound: calls, minutes, thousands of tokens. */
    public boolean exceeds(int mostCalls, int minutes, int kilotokens) {
        return calls > mostCalls || seconds() > minutes * SECONDS || tokens > (long) kilotokens * THOUSAND;
    }

    /** Whole seconds. */
    public long seconds() {
        return millis / MILLIS;
    }

    /** In words, as far as anything is known: "9 calls, 140 seconds, 31000 tokens"; empty for nothing. */
    public String words() {
        List<String> parts = new ArrayList<>(3);
        add(parts, calls, "call");
        add(parts, seconds(), "second");
        add(parts, tokens, "token");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
