package io.steersman.report.backtest;

import java.util.List;

/**
 * What becomes of one rule's findings.
 *
 * @param rule its id
 * @param same faults that both rulebooks see alike
 * @param appears how many only the candidate sees
 * @param disappears how many only the active rulebook sees
 * @param moves how many both see, but not alike
 * @param runs trajectories in which anything differs
 * @param examples some of them, the first by source
 */
public record RuleChange(
        String rule, int same, int appears, int disappears, int moves, int runs, List<Change> examples) {

    public RuleChange {
        examples = List.copyOf(examples);
    }

    /** Whether anything differs. */
    public boolean differs() {
        return appears + disappears + moves > 0;
    }
}
