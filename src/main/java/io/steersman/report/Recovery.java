package io.steersman.report;

import java.util.List;
import java.util.Map;

/**
 * What interventions brought.
 *
 * <p>A case is one fault of one run that the agent was told of at least once. Rates are shares of all that was decided,
 * runs that ended before the horizon included: the cautious way to count.
 *
 * @param runs how many runs were looked at
 * @param cases how many cases there are
 * @param single of the cases, those recovered after one intervention
 * @param multi of the cases, those recovered after several
 * @param halted how many cases went as far as the end of the run
 * @param open how many cases are not decided yet
 * @param interventions of all interventions
 * @param selfRecovery what faults did with nobody speaking: the baseline
 * @param corrections what the user's and the harness's own words brought, by voice
 * @param groups the same for each category, rule, level and text version, by the name of the grouping
 * @param steps from what was said to the first sign of change, of those that recovered
 * @param millis the same in milliseconds, where steps tell their times
 * @param lagSteps steps between decision and delivery
 * @param lagMillis milliseconds between decision and delivery
 * @param dropped interventions whose reason was gone before they could be sent
 * @param cost of all runs together
 */
public record Recovery(
        int runs,
        int cases,
        Rate single,
        Rate multi,
        int halted,
        int open,
        Effect interventions,
        Effect selfRecovery,
        Map<String, Effect> corrections,
        Map<String, Map<String, Pair>> groups,
        Spread steps,
        Spread millis,
        Spread lagSteps,
        Spread lagMillis,
        int dropped,
        Vitals cost) {

    /**
     * What was told and what was not, side by side.
     *
     * @param told outcomes of interventions
     * @param untold outcomes of faults that nobody spoke of
     */
    public record Pair(Effect told, Effect untold) {
        static final Pair NONE = new Pair(Effect.NONE, Effect.NONE);
    }

    /**
     * How values lie.
     *
     * @param count how many there are
     * @param median the middle one, 0 of none
     * @param high nine of ten are at most this, 0 of none
     */
    public record Spread(int count, long median, long high) {

        static Spread of(List<Long> values) {
            List<Long> sorted = values.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Spread(0, 0, 0)
                    : new Spread(
                            sorted.size(),
                            sorted.get((sorted.size() - 1) / 2),
                            sorted.get((int) Math.ceil(sorted.size() * 0.9) - 1));
        }
    }
}
