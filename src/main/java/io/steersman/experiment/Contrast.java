package io.steersman.experiment;

import io.steersman.experiment.Findings.Comparison;
import io.steersman.statistics.AlwaysValid;
import io.steersman.statistics.Bootstrap;
import io.steersman.statistics.Estimate;
import io.steersman.statistics.Interval;
import io.steersman.statistics.Proportions;
import io.steersman.statistics.Sums;
import io.steersman.statistics.Winsorised;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the units of one arm against those of another. */
final class Contrast {

    private static final double TAIL = 0.99;
    private static final int FEW = 40;
    private static final int SEED = 20;

    private Contrast() {}

    /**
     * What one metric shows.
     *
     * @param reference units of the first arm that know the metric
     * @param other units of the arm in question that know it
     */
    static Comparison of(
            Metric metric,
            String arm,
            boolean triggered,
            List<UnitSum> reference,
            List<UnitSum> other,
            AlwaysValid test) {
        double cap = metric.isHeavy()
                ? Winsorised.cap(
                        Stream.concat(reference.stream(), other.stream())
                                .mapToDouble(unit -> unit.value(metric))
                                .toArray(),
                        TAIL)
                : Double.POSITIVE_INFINITY;
        Sums first = sums(metric, reference, cap);
        Sums second = sums(metric, other, cap);
        List<UnitSum> all = Stream.concat(reference.stream(), other.stream()).toList();
        Earlier earlier = new Earlier(
                metric,
                all,
                all.stream().mapToDouble(unit -> top(metric, unit, cap)).toArray());
        Estimate one = sums(metric, reference, cap, earlier).ratio();
        Estimate two = sums(metric, other, cap, earlier).ratio();
        Estimate difference = two.minus(one);
        boolean known = first.known() && second.known();
        double p = known ? test.p(difference) : 1;
        return new Comparison(
                metric,
                arm,
                triggered,
                one,
                two,
                known ? test.interval(difference) : Interval.unknown(0),
                known && one.value() > 0 && two.value() > 0
                        ? Optional.of(two.relativeTo(one, test.bound(difference.units())))
                        : Optional.empty(),
                p,
                p,
                known ? fixed(metric, first, second) : Interval.unknown(0),
                known ? fixedP(metric, first, second) : 1,
                known && metric.isHeavy() ? Optional.of(medians(metric, other, reference)) : Optional.empty(),
                earlier.units());
    }

    private static Sums sums(Metric metric, List<UnitSum> units, double cap) {
        Sums sums = new Sums();
        units.forEach(unit -> sums.add(top(metric, unit, cap), unit.denominator(metric)));
        return sums;
    }

    /** The same less what was to be expected of each unit. */
    private static Sums sums(Metric metric, List<UnitSum> units, double cap, Earlier earlier) {
        Sums sums = new Sums();
        units.forEach(unit -> sums.add(top(metric, unit, cap) - earlier.of(unit), unit.denominator(metric)));
        return sums;
    }

    private static double top(Metric metric, UnitSum unit, double cap) {
        return unit.value(metric) > cap ? cap * unit.denominator(metric) : unit.numerator(metric);
    }

    /** Whether each unit is one case, which counts or does not. */
    private static boolean isRate(Metric metric, Sums sums) {
        return !metric.isHeavy() && sums.denominator() == sums.units();
    }

    private static Interval fixed(Metric metric, Sums first, Sums second) {
        Estimate difference = second.ratio().minus(first.ratio());
        return isRate(metric, first) && isRate(metric, second)
                ? Proportions.difference(
                        (int) second.numerator(), (int) second.denominator(), (int) first.numerator(), (int)
                                first.denominator())
                : difference.fixed();
    }

    private static double fixedP(Metric metric, Sums first, Sums second) {
        Estimate difference = second.ratio().minus(first.ratio());
        boolean few = first.units() < FEW || second.units() < FEW;
        return few && isRate(metric, first) && isRate(metric, second)
                ? Proportions.exact((int) second.numerator(), (int) second.denominator(), (int) first.numerator(), (int)
                        first.denominator())
                : difference.fixedP();
    }

    private static Interval medians(Metric metric, List<UnitSum> one, List<UnitSum> other) {
        return Bootstrap.medians(
                one.stream().mapToDouble(unit -> unit.value(metric)).toArray(),
                other.stream().mapToDouble(unit -> unit.value(metric)).toArray(),
                SEED);
    }
}
