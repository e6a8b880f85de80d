package io.steersman.experiment;

import io.steersman.experiment.Observed.Value;
import java.util.Map;
import java.util.Optional;

/** What is added up of one unit, however many runs it has. Not thread-safe. */
final class UnitSum {

    private final double[] tops = new double[Metric.values().length];
    private final double[] bottoms = new double[Metric.values().length];
    private Optional<UnitSum> past = Optional.empty();
    private boolean due;
    private long at = Long.MAX_VALUE;

    void add(Observed run, Map<Metric, Value> values) {
        for (Map.Entry<Metric, Value> told : values.entrySet()) {
            tops[told.getKey().ordinal()] += told.getValue().numerator();
            bottoms[told.getKey().ordinal()] += told.getValue().denominator();
        }
        due |= run.due();
        at = Math.min(at, run.at().orElse(Long.MAX_VALUE));
    }

    /** Sets what is known of it from before the experiment. */
    void past(Optional<UnitSum> sum) {
        past = sum;
    }

    /** What is known of it from before the experiment. */
    Optional<UnitSum> past() {
        return past;
    }

    boolean isDue() {
        return due;
    }

    /** When its first run began; the end of time when none tells. */
    long at() {
        return at;
    }

    boolean knows(Metric metric) {
        return bottoms[metric.ordinal()] > 0;
    }

    double numerator(Metric metric) {
        return tops[metric.ordinal()];
    }

    double denominator(Metric metric) {
        return bottoms[metric.ordinal()];
    }

    /** The unit's own share or mean. */
    double value(Metric metric) {
        return tops[metric.ordinal()] / bottoms[metric.ordinal()];
    }
}
