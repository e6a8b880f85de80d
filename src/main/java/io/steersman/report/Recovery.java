package io.steersman.report;

import io.steersman.intervention.Outcome.Kind;
import io.steersman.report.run.Effect;
import io.steersman.report.run.Rate;
import io.steersman.report.run.Vitals;
import io.steersman.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What interventions brought.
 *
 * <p>A case is one fault of one run, from the moment when guidance about it was first due. Rates are shares of what was
 * decided; runs that ended before the horizon are told apart, for they show neither. Faults of the surroundings are in the
 * groups alone: nobody can be steered back from them.
 *
 * @param runs how many runs were looked at
 * @param told cases in which the agent was told
 * @param untold cases in which what was due was withheld: the baseline
 * @param difference by how much more often cases recover after the first time when the agent is told; nothing where one side
 *     is empty
 * @param interventions of all interventions that were sent
 * @param withheld of all that were withheld
 * @param corrections what the user's and the harness's own words brought, by voice
 * @param groups of cases for each category and rule, of interventions for each level and text version, by the name of the
 *     grouping
 * @param steps from what was said to the first sign of change, of those that recovered
 * @param millis the same in milliseconds, where steps tell their times
 * @param lagSteps steps between decision and delivery
 * @param lagMillis milliseconds between decision and delivery
 * @param dropped interventions whose reason was gone before they could be sent
 * @param cost of all runs together
 */
public record Recovery(
        int runs,
        Cases told,
        Cases untold,
        Optional<Interval> difference,
        Effect interventions,
        Effect withheld,
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
     * @param told outcomes of what was sent
     * @param untold outcomes of what was withheld
     */
    public record Pair(Effect told, Effect untold) {
        static final Pair NONE = new Pair(Effect.NONE, Effect.NONE);

        /** This and one more outcome. */
        Pair plus(boolean withheld, Kind kind) {
            return withheld ? new Pair(told, untold.plus(kind)) : new Pair(told.plus(kind), untold);
        }
    }

    /**
     * Cases of one side.
     *
     * @param count how many there are
     * @param first what became of them after guidance was first due
     * @param endedAfterChange runs that ended before the horizon, after something had changed for the better
     * @param single of those decided before their run ended, the ones recovered from after the first
     * @param multi the ones recovered from later
     * @param halted how many went as far as the end of the run
     * @param open in how many something is not decided yet
     */
    public record Cases(int count, Effect first, int endedAfterChange, Rate single, Rate multi, int halted, int open) {}

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
