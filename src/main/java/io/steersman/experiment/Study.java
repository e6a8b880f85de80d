package io.steersman.experiment;

import io.steersman.experiment.Findings.ArmCount;
import io.steersman.experiment.Findings.Comparison;
import io.steersman.experiment.Findings.Share;
import io.steersman.experiment.Observed.Value;
import io.steersman.statistics.AlwaysValid;
import io.steersman.statistics.Estimate;
import io.steersman.statistics.Holm;
import io.steersman.statistics.Interval;
import io.steersman.statistics.SampleRatio;
import io.steersman.statistics.Sums;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Adds up the runs of one experiment, unit by unit, and says what they show. Not thread-safe. */
public final class Study {

    private static final double MILLIS_OF_DAY = 86_400_000;

    private static final int MOST_EARLIER = 100_000;

    private final Experiment experiment;
    private final List<Observed> earlier = new ArrayList<>();
    private final Map<String, Map<String, UnitSum>> units = new LinkedHashMap<>();
    private final Map<String, Integer> runs = new HashMap<>();
    private final Map<String, Map<Metric, Integer>> missing = new HashMap<>();
    private final Map<String, Map<String, Map<String, Share>>> groups = new TreeMap<>();
    private final GuidanceEffects guidance;
    private int late;
    private long began = Long.MAX_VALUE;
    private long heard = Long.MIN_VALUE;

    public Study(Experiment experiment) {
        this.experiment = experiment;
        this.guidance = new GuidanceEffects(experiment);
        experiment.arms().forEach(arm -> units.put(arm.name(), new LinkedHashMap<>()));
    }

    /** Adds a run; one of another experiment, or of an arm that is no more, is passed over. */
    public void add(Observed run) {
        String arm = run.assignment().arm();
        Map<String, UnitSum> ofArm = units.get(arm);
        if (!run.assignment().experiment().equals(experiment.name()) || ofArm == null) {
            return;
        }
        if (run.assignment().late()) {
            late++;
            return;
        }
        runs.merge(arm, 1, Integer::sum);
        run.at().ifPresent(at -> {
            began = Math.min(began, at);
            heard = Math.max(heard, at);
        });
        Map<Metric, Value> values = values(run);
        ofArm.computeIfAbsent(run.assignment().unit(), unit -> new UnitSum()).add(run, values);
        for (Metric metric : metrics()) {
            if (metric != Metric.RECOVERY && !values.containsKey(metric)) {
                missing.computeIfAbsent(arm, name -> new EnumMap<>(Metric.class))
                        .merge(metric, 1, Integer::sum);
            }
        }
        guidance.add(run);
        for (Observed.Fault fault : run.faults()) {
            group("category", fault.rule().substring(0, fault.rule().indexOf('.')), arm, fault.recovered());
            group("rule", fault.rule(), arm, fault.recovered());
            group("text", fault.rule() + " " + fault.wording(), arm, fault.recovered());
        }
    }

    /** Whether earlier sessions of its units say anything about them. */
    public boolean asksForEarlier() {
        return experiment.unit().isShared() && experiment.status() != Experiment.Status.DRAFT;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** Adds a run of a unit that belongs to no arm; it counts when it began before the experiment did, and tells so. */
    public void addEarlier(Observed run) {
        if (run.at().isPresent() && earlier.size() < MOST_EARLIER) {
            earlier.add(run);
        }
    }

    private void tellUnitsOfTheirPast() {
        Map<String, UnitSum> past = new HashMap<>();
        for (Observed run : earlier) {
            if (run.at().orElse(began) < began) {
                past.computeIfAbsent(run.assignment().unit(), unit -> new UnitSum())
                        .add(run, values(run));
            }
        }
        units.values().forEach(arm -> arm.forEach((name, unit) -> unit.past(Optional.ofNullable(past.get(name)))));
    }

    /** What was measured, and what it cost. */
    private Map<Metric, Value> values(Observed run) {
        Map<Metric, Value> values = new EnumMap<>(Metric.class);
        values.putAll(run.values());
        boolean told = run.tokens().input() + run.tokens().output() > 0;
        experiment
                .prices()
                .filter(prices -> told)
                .ifPresent(prices -> values.put(Metric.COST, Value.of(prices.of(run.tokens()))));
        return values;
    }

    /** Days from the beginning of the first run to that of the last; 0 when runs do not tell their times. */
    private double days() {
        return heard > began ? (heard - began) / MILLIS_OF_DAY : 0;
    }

    private void group(String grouping, String name, String arm, boolean recovered) {
        groups.computeIfAbsent(grouping, key -> new TreeMap<>())
                .computeIfAbsent(name, key -> new TreeMap<>())
                .compute(arm, (key, share) -> (share == null ? new Share(0, 0) : share).plus(recovered));
    }

    /** What decides, what else is told, and what may not get worse; each once. */
    private List<Metric> metrics() {
        Set<Metric> all = new LinkedHashSet<>();
        all.add(experiment.metric());
        all.addAll(experiment.metrics());
        all.addAll(experiment.guardrails());
        return List.copyOf(all);
    }

    /** What they show so far. */
    public Findings findings() {
        tellUnitsOfTheirPast();
        List<Comparison> comparisons = new ArrayList<>();
        for (Arm arm : experiment.arms().subList(1, experiment.arms().size())) {
            for (Metric metric : metrics()) {
                comparisons.add(comparison(arm, metric, false));
            }
        }
        List<Comparison> found = new ArrayList<>(adjusted(comparisons));
        for (Comparison one : comparisons) {
            if (one.metric() != Metric.RECOVERY) {
                found.add(comparison(experiment.arm(one.arm()).orElseThrow(), one.metric(), true));
            }
        }
        return new Findings(
                experiment, arms(), found, groups, guidance.all(this::test), sampleRatio(), novelty(), late, days());
    }

    /** What the units of all arms, taken as one, say about how long it takes. */
    public Forecast forecast() {
        Metric metric = experiment.metric();
        Sums sums = new Sums();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long timed = 0;
        for (Map<String, UnitSum> arm : units.values()) {
            for (UnitSum unit : arm.values()) {
                if (unit.knows(metric)) {
                    sums.add(unit.numerator(metric), unit.denominator(metric));
                    if (unit.at() < Long.MAX_VALUE) {
                        first = Math.min(first, unit.at());
                        last = Math.max(last, unit.at());
                        timed++;
                    }
                }
            }
        }
        Estimate ratio = sums.ratio();
        double days = timed < 2 ? 0 : (last - first) / MILLIS_OF_DAY;
        return new Forecast(
                ratio.value(), ratio.variance() * ratio.units(), ratio.units(), days > 0 ? timed / days : 0);
    }

    private static List<Comparison> adjusted(List<Comparison> comparisons) {
        List<Double> values =
                Holm.adjusted(comparisons.stream().map(Comparison::p).toList());
        List<Comparison> adjusted = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            adjusted.add(comparisons.get(i).adjustedTo(values.get(i)));
        }
        return adjusted;
    }

    private List<ArmCount> arms() {
        return experiment.arms().stream()
                .map(arm -> new ArmCount(
                        arm.name(),
                        of(arm).size(),
                        runs.getOrDefault(arm.name(), 0),
                        (int) of(arm).stream().filter(UnitSum::isDue).count(),
                        missing.getOrDefault(arm.name(), Map.of())))
                .toList();
    }

    private Collection<UnitSum> of(Arm arm) {
        return units.getOrDefault(arm.name(), Map.of()).values();
    }

    private double sampleRatio() {
        return SampleRatio.p(
                experiment.arms().stream().map(arm -> (long) of(arm).size()).toList(),
                experiment.arms().stream().map(Arm::weight).toList());
    }

    private Comparison comparison(Arm arm, Metric metric, boolean triggered) {
        List<UnitSum> reference = meant(of(experiment.reference()), metric, triggered);
        List<UnitSum> other = meant(of(arm), metric, triggered);
        return Contrast.of(metric, arm.name(), triggered, reference, other, test(arm));
    }

    private static List<UnitSum> meant(Collection<UnitSum> all, Metric metric, boolean triggered) {
        return all.stream()
                .filter(unit -> unit.knows(metric) && (!triggered || unit.isDue()))
                .toList();
    }

    /** Narrowest when both arms have what is planned for them. */
    private AlwaysValid test(Arm arm) {
        long weights = experiment.arms().stream().mapToLong(Arm::weight).sum();
        return AlwaysValid.planned(
                experiment.planned() * (arm.weight() + experiment.reference().weight()) / weights);
    }

    /** Both halves of the time, or nothing when runs do not tell it. */
    private Map<String, List<Interval>> novelty() {
        List<Long> times = units.values().stream()
                .flatMap(arm -> arm.values().stream())
                .map(UnitSum::at)
                .sorted()
                .toList();
        Map<String, List<Interval>> halves = new LinkedHashMap<>();
        if (times.isEmpty() || times.get(times.size() - 1) == Long.MAX_VALUE) {
            return halves;
        }
        long middle = times.get(times.size() / 2);
        for (Arm arm : experiment.arms().subList(1, experiment.arms().size())) {
            halves.put(arm.name(), List.of(half(arm, middle, true), half(arm, middle, false)));
        }
        return halves;
    }

    private Interval half(Arm arm, long middle, boolean early) {
        Metric metric = experiment.metric();
        List<UnitSum> reference = meant(of(experiment.reference()), metric, false).stream()
                .filter(unit -> unit.at() < middle == early)
                .toList();
        List<UnitSum> other = meant(of(arm), metric, false).stream()
                .filter(unit -> unit.at() < middle == early)
                .toList();
        return Contrast.of(metric, arm.name(), false, reference, other, test(arm))
                .fixed();
    }
}
