package io.steersman.report;

import io.steersman.finding.Origin;
import io.steersman.finding.RuleId;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.RunRecord;
import io.steersman.report.run.Share;
import io.steersman.trajectory.Cost;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what is found in trajectories, one after the other; keeps none of them. Not thread-safe. */
public final class Tally {

    private final SortedMap<String, Share> categories = new TreeMap<>();
    private final SortedMap<String, Share> subcategories = new TreeMap<>();
    private final SortedMap<String, Share> rules = new TreeMap<>();
    private Share any = Share.NONE;
    private int trajectories;
    private long steps;
    private long actions;
    private long interventions;

    /** A fault of a trajectory, and what it took. */
    private record Met(RuleId rule, Cost cost) {}

    /** Makes a rule appear in the count although nothing of it may be found. */
    public void expect(Collection<RuleId> known) {
        for (RuleId rule : known) {
            categories.putIfAbsent(rule.category(), Share.NONE);
            subcategories.putIfAbsent(subcategory(rule), Share.NONE);
            rules.putIfAbsent(rule.toString(), Share.NONE);
        }
    }

    /** Counts a trajectory. */
    public void add(Analysis analysis) {
        actions += analysis.actions();
        add(
                analysis.steps(),
                analysis.interventions().size(),
                analysis.findings().stream()
                        .map(found -> new Met(found.finding().rule(), RunReader.cost(found.finding())))
                        .toList());
    }

    /** Counts a run of which there is a record; what rules saw that are only tried out does not count. */
    public void add(RunRecord run) {
        actions += run.vitals().calls();
        add(
                run.vitals().steps(),
                run.given().size(),
                run.seen().stream()
                        .filter(seen -> !seen.shadow())
                        .map(seen -> new Met(seen.rule(), seen.cost()))
                        .toList());
    }

    private void add(int itsSteps, int itsInterventions, List<Met> faults) {
        trajectories++;
        steps += itsSteps;
        interventions += itsInterventions;
        count(faults, RuleId::category, categories);
        count(faults, Tally::subcategory, subcategories);
        count(faults, RuleId::toString, rules);
        // What went wrong around an agent is shown, and not held against it.
        List<Met> own = faults.stream()
                .filter(fault -> fault.rule().origin() == Origin.AGENT)
                .toList();
        any = own.isEmpty() ? any : any.plus(own.size(), costliest(own));
    }

    /** How common each fault is so far. */
    public Prevalence prevalence() {
        return new Prevalence(trajectories, any, copy(categories), copy(subcategories), copy(rules));
    }

    /** How many trajectories were counted. */
    public int trajectories() {
        return trajectories;
    }

    /** How many steps they have. */
    public long steps() {
        return steps;
    }

    /** How many tool calls they have. */
    public long actions() {
        return actions;
    }

    /** How many interventions they earned. */
    public long interventions() {
        return interventions;
    }

    private static void count(List<Met> faults, Function<RuleId, String> group, Map<String, Share> into) {
        faults.stream()
                .collect(Collectors.groupingBy(fault -> group.apply(fault.rule())))
                .forEach((name, some) ->
                        into.put(name, into.getOrDefault(name, Share.NONE).plus(some.size(), costliest(some))));
    }

    private static Cost costliest(List<Met> faults) {
        return faults.stream().map(Met::cost).reduce(Cost.NONE, Cost::atLeast);
    }

    private static String subcategory(RuleId rule) {
        return rule.category() + "." + rule.subcategory();
    }

    private static SortedMap<String, Share> copy(SortedMap<String, Share> shares) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }
}
