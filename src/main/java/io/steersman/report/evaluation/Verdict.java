package io.steersman.report.evaluation;

import io.steersman.trajectory.Position;
import java.util.Comparator;

/**
 * What holding findings against one label of one run came to, at one place.
 *
 * @param kind how it came out
 * @param label name of the label
 * @param run id of the run
 * @param source the file it was read from
 * @param step index of the step, -1 for the whole run
 * @param position where that step stands in the source
 * @param rule the rule that fired, empty when none did
 * @param quote the call or the words at that place, in one line
 */
public record Verdict(
        Kind kind, String label, String run, String source, int step, Position position, String rule, String quote) {

    /** How it came out. */
    public enum Kind {
        /** A label at whose place a rule fired. */
        FOUND,
        /** A label at whose place none did. */
        MISSED,
        /** A place where a rule fired and the label says so too. */
        RIGHT,
        /** A place where a rule fired and no label says so: a false alarm. */
        WRONG
    }

    /** By label, then by source, run and step. */
    public static final Comparator<Verdict> IN_ORDER = Comparator.comparing(Verdict::label)
            .thenComparing(Verdict::source)
            .thenComparing(Verdict::run)
            .thenComparingInt(Verdict::step)
            .thenComparing(Verdict::kind);

    /** Whether another rulebook came to the same at the same place. */
    public boolean sameAs(Verdict other) {
        return IN_ORDER.compare(this, other) == 0;
    }
}
