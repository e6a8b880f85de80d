package io.steersman.report.backtest;

import io.steersman.trajectory.Position;
import java.util.Comparator;
import java.util.List;

/**
 * One fault that two rulebooks see differently.
 *
 * @param kind how
 * @param rule id of the rule
 * @param run id of the trajectory
 * @param source where it was read from
 * @param before indices of the steps at which the active rulebook sees it, empty when it does not
 * @param after the same of the candidate
 * @param position where the first of them stands in the source
 * @param quote the call or the words that show it, in one line
 */
public record Change(
        Kind kind,
        String rule,
        String run,
        String source,
        List<Integer> before,
        List<Integer> after,
        Position position,
        String quote) {

    /** How a fault is seen differently. */
    public enum Kind {
        /** Only the candidate sees it. */
        APPEARS,
        /** Only the active rulebook sees it. */
        DISAPPEARS,
        /** Both see it, at other steps, with other evidence or as of another severity. */
        MOVES
    }

    static final Comparator<Change> IN_ORDER = Comparator.comparing(Change::source)
            .thenComparing(Change::run)
            .thenComparingInt(Change::first)
            .thenComparing(Change::kind)
            .thenComparing(Change::rule)
            .thenComparing(Change::quote);

    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Index of the first step at which either sees it. */
    public int first() {
        return before.isEmpty()
                ? after.get(0)
                : after.isEmpty() ? before.get(0) : Math.min(before.get(0), after.get(0));
    }
}
