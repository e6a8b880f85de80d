package io.steersman.experiment;

import io.steersman.experiment.Guidance.Failing;
import io.steersman.experiment.Observed.Value;
import io.steersman.statistics.AlwaysValid;
import io.steersman.statistics.Estimate;
import io.steersman.statistics.Holm;
import io.steersman.statistics.Interval;
import io.steersman.statistics.Proportions;
import io.steersman.statistics.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up, rule by rule and unit by unit, what failed of what was told and of what was not. Not thread-safe. */
final class GuidanceEffects {

    /** Units of each arm before which nothing is told for one look. */
    private static final int FEWEST = 20;

    private record Key(String rule, Failing failing) {}

    private final Experiment experiment;
    private final Map<Key, Map<String, Map<String, double[]>>> sums = new LinkedHashMap<>();

    GuidanceEffects(Experiment experiment) {
        this.experiment = experiment;
    }

    void add(Observed run) {
        Set<String> due = new HashSet<>();
        for (Observed.Fault fault : run.faults()) {
            add(new Key(fault.rule(), Failing.FAULT), run, fault.recovered() ? 0 : 1);
            due.add(fault.rule());
        }
        Value success = run.values().get(Metric.SUCCESS);
        if (success != null) {
            due.forEach(rule -> add(new Key(rule, Failing.SESSION), run, 1 - success.numerator()));
        }
    }

    private void add(Key key, Observed run, double failed) {
        double[] unit = sums.computeIfAbsent(key, any -> new TreeMap<>())
                .computeIfAbsent(run.assignment().arm(), any -> new HashMap<>())
                .computeIfAbsent(run.assignment().unit(), any -> new double[2]);
        unit[0] += failed;
        unit[1]++;
    }

    /**
     * Of each rule and arm that both arms know, those that harm most first.
     *
     * @param tests of an arm against the first
     */
    List<Guidance> all(Function<Arm, AlwaysValid> tests) {
        List<Guidance> found = new ArrayList<>();
        sums.forEach((key, arms) -> experiment.arms().stream()
                .skip(1)
                .filter(arm -> arms.containsKey(arm.name())
                        && arms.containsKey(experiment.reference().name()))
                .forEach(arm -> found.add(guidance(key, arm, arms, tests.apply(arm)))));
        List<Double> adjusted = Holm.adjusted(found.stream().map(Guidance::p).toList());
        List<Guidance> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            all.add(found.get(i).adjustedTo(adjusted.get(i)));
        }
        all.sort(Comparator.comparingDouble((Guidance one) -> -one.difference().value())
                .thenComparing(Guidance::rule)
                .thenComparing(Guidance::arm));
        return all;
    }

    private Guidance guidance(Key key, Arm arm, Map<String, Map<String, double[]>> arms, AlwaysValid test) {
        Sums untold = sums(arms.getOrDefault(experiment.reference().name(), Map.of()));
        Sums told = sums(arms.getOrDefault(arm.name(), Map.of()));
        Estimate difference = told.ratio().minus(untold.ratio());
        boolean few = Math.min(untold.units(), told.units()) < FEWEST;
        return new Guidance(
                key.rule(),
                arm.name(),
                key.failing(),
                untold.ratio(),
                told.ratio(),
                test.interval(difference),
                test.p(difference),
                few
                        ? Interval.unknown(difference.value())
                        : wider(
                                difference.fixed(),
                                Proportions.difference(
                                        (int) told.numerator(),
                                        (int) told.denominator(),
                                        (int) untold.numerator(),
                                        (int) untold.denominator())));
    }

    /** One holds for few cases, the other where cases of one unit are alike. */
    private static Interval wider(Interval units, Interval cases) {
        return new Interval(units.value(), Math.min(units.low(), cases.low()), Math.max(units.high(), cases.high()));
    }

    private static Sums sums(Map<String, double[]> units) {
        Sums sums = new Sums();
        units.values().forEach(unit -> sums.add(unit[0], unit[1]));
        return sums;
    }
}
