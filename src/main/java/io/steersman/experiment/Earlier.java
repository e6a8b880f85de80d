package io.steersman.experiment;

import io.steersman.statistics.Cuped;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What earlier sessions of the units say of a metric: how much of each unit's numerator is due to what it was like before the
 * experiment began.
 *
 * <p>A unit's part is how far it lay from all units then, by the ratio of all; added up over the arms it is nothing, so that no
 * estimate moves, and intervals get narrower. Source: Deng, Xu, Kohavi, Walker, WSDM 2013, with ratios as in their appendix B.
 */
final class Earlier {

    private static final int FEWEST = 20;

    private final Map<UnitSum, Double> shifts = new IdentityHashMap<>();

    /**
     * @param all units of the arms that are compared
     * @param tops the numerators that count, in the same order
     */
    Earlier(Metric metric, List<UnitSum> all, double[] tops) {
        List<Integer> known = IntStream.range(0, all.size())
                .filter(i ->
                        all.get(i).past().filter(past -> past.knows(metric)).isPresent())
                .boxed()
                .toList();
        if (known.size() < FEWEST) {
            return;
        }
        double ratio = ratio(
                known.stream().mapToDouble(i -> tops[i]).sum(),
                known.stream().mapToDouble(i -> all.get(i).denominator(metric)).sum());
        double before = ratio(
                known.stream()
                        .mapToDouble(i -> past(all.get(i)).numerator(metric))
                        .sum(),
                known.stream()
                        .mapToDouble(i -> past(all.get(i)).denominator(metric))
                        .sum());
        double[] now = known.stream()
                .mapToDouble(i -> tops[i] - ratio * all.get(i).denominator(metric))
                .toArray();
        double[] then = known.stream()
                .mapToDouble(i -> past(all.get(i)).numerator(metric)
                        - before * past(all.get(i)).denominator(metric))
                .toArray();
        double[] adjusted = Cuped.adjusted(now, then);
        for (int i = 0; i < now.length; i++) {
            shifts.put(all.get(known.get(i)), now[i] - adjusted[i]);
        }
    }

    private static UnitSum past(UnitSum unit) {
        return unit.past().orElseThrow();
    }

    private static double ratio(double top, double bottom) {
        return bottom == 0 ? 0 : top / bottom;
    }

    /** Of how many units something is known. */
    int units() {
        return shifts.size();
    }

    /** The part of a unit's numerator that was to be expected; 0 when nothing is known of it. */
    double of(UnitSum unit) {
        return shifts.getOrDefault(unit, 0.0);
    }
}
