package io.steersman.experiment;

import io.steersman.statistics.Estimate;
import io.steersman.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an experiment shows so far.
 *
 * @param arms in the order of the file
 * @param comparisons of each other arm with the first: all units, then those in which something was due; by metric
 * @param groups shares of recovery by rule and by text version: by grouping, name and arm
 * @param guidance what the guidance of each rule does in each other arm, those that harm most first
 * @param sampleRatio always-valid p of the assignment being as planned
 * @param novelty the effect on the deciding metric in the earlier and the later half of the units, by arm; empty without times
 * @param late runs that came after their arm was ended, which count for none
 * @param days from the first run to the last; 0 when they do not tell their times
 */
public record Findings(
        Experiment experiment,
        List<ArmCount> arms,
        List<Comparison> comparisons,
        Map<String, Map<String, Map<String, Share>>> groups,
        List<Guidance> guidance,
        double sampleRatio,
        Map<String, List<Interval>> novelty,
        int late,
        double days) {

    public Findings {
        arms = List.copyOf(arms);
        comparisons = List.copyOf(comparisons);
        guidance = List.copyOf(guidance);
    }

    /** Whether as many units have come, or as much time has gone by, as was planned. */
    public boolean isOver() {
        return isOver(days);
    }

    /**
     * Whether as many units have come, or as much time has gone by, as was planned.
     *
     * @param gone days
     */
    public boolean isOver(double gone) {
        return units() >= experiment.planned() || experiment.days() > 0 && gone >= experiment.days();
    }

    /** Units in all arms. */
    public int units() {
        return arms.stream().mapToInt(ArmCount::units).sum();
    }

    /**
     * How many there are of an arm.
     *
     * @param units assigned
     * @param runs of them
     * @param due units in which something was due
     * @param missing of each metric, the runs that do not tell it
     */
    public record ArmCount(String arm, int units, int runs, int due, Map<Metric, Integer> missing) {}

    /** Some of a count. */
    public record Share(int part, int all) {

        /** This and one more. */
        Share plus(boolean counts) {
            return new Share(part + (counts ? 1 : 0), all + 1);
        }
    }

    /**
     * One arm held against the first by one metric.
     *
     * @param triggered whether units alone count in which something was due
     * @param reference of the first arm
     * @param value of this arm
     * @param difference with the interval that holds at any look
     * @param relative the same as a share of the first arm, where both are above 0
     * @param p always valid
     * @param adjusted the same over all metrics and arms that are held against the first (Holm); of all units only
     * @param fixed the interval for one look at the planned size
     * @param fixedP the p value for one look at the planned size; of few cases by Fisher's exact test where that applies
     * @param medians the difference of the units' medians, for metrics with heavy tails; for one look
     * @param earlier units of which earlier sessions narrowed the interval that holds at any look
     */
    public record Comparison(
            Metric metric,
            String arm,
            boolean triggered,
            Estimate reference,
            Estimate value,
            Interval difference,
            Optional<Interval> relative,
            double p,
            double adjusted,
            Interval fixed,
            double fixedP,
            Optional<Interval> medians,
            int earlier) {

        Comparison adjustedTo(double newP) {
            return new Comparison(
                    metric,
                    arm,
                    triggered,
                    reference,
                    value,
                    difference,
                    relative,
                    p,
                    newP,
                    fixed,
                    fixedP,
                    medians,
                    earlier);
        }

        /** Whether it is clear, whenever it is looked at, that the arms differ by this metric alone. */
        public boolean isDecided() {
            return p <= 0.05;
        }

        /** Whether the arm is worse by it, and clearly so. */
        public boolean harms() {
            return isDecided() && (difference.value() < 0) == metric.isBetterHigh();
        }
    }

    /** Arms that clearly harm a guardrail, with the reason. */
    public Map<String, String> harmful() {
        Map<String, String> found = new java.util.TreeMap<>();
        for (Comparison one : comparisons) {
            if (!one.triggered() && one.harms() && experiment.guardrails().contains(one.metric())) {
                found.putIfAbsent(
                        one.arm(),
                        "%s: %.4g against %.4g, always-valid p %.2g"
                                .formatted(
                                        one.metric().display(),
                                        one.value().value(),
                                        one.reference().value(),
                                        one.p()));
            }
        }
        return found;
    }
}
