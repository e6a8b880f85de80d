package io.steersman.experiment;

import io.steersman.trajectory.Tokens;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What became of one run of an experiment.
 *
 * @param assignment the arm it belongs to
 * @param at when it began, milliseconds since 1970, where its steps tell
 * @param due whether something was due in it: told, or withheld
 * @param tokens read and written, none when the run does not tell
 * @param values what was measured; what is missing is not told
 * @param faults those of which guidance was due and that were decided before the run ended
 */
public record Observed(
        Assignment assignment,
        OptionalLong at,
        boolean due,
        Tokens tokens,
        Map<Metric, Value> values,
        List<Fault> faults) {

    public Observed {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** A numerator and what it is of. */
    public record Value(double numerator, double denominator) {

        /** Counted once for the run. */
        public static Value of(double value) {
            return new Value(value, 1);
        }
    }

    /**
     * A fault that was due.
     *
     * @param rule that saw it
     * @param wording version of the text that was, or would have been, sent
     * @param recovered whether it was recovered from after that
     */
    public record Fault(String rule, String wording, boolean recovered) {}
}
