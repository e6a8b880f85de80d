package io.steersman.report.evaluation;

import io.steersman.finding.Origin;
import io.steersman.finding.RuleId;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What readers say of runs, and which rules ought to have seen it.
 *
 * @param labels all of them, in the order of their file
 * @param map by label the rules that ought to see it: rule ids, {@code category.subcategory}, {@code category}, or {@code *}
 * @param runs the runs that were read for labels; empty when all were
 * @param by which steps of a finding count
 */
public record Labels(List<Label> labels, SortedMap<String, List<String>> map, Set<String> runs, By by) {

    /** Which steps of a finding count. */
    public enum By {
        /** Those at which a rule sees the fault: what an agent could have been told, and when. */
        SIGHTINGS,
        /** All those that the finding points at. */
        EVIDENCE
    }

    public Labels {
        labels = List.copyOf(labels);
        map = new TreeMap<>(map);
        runs = Set.copyOf(runs);
    }

    /** All labels by name: those that are mapped, and those that are names of rules or of groups of rules. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(map.keySet());
        labels.forEach(label -> names.add(label.name()));
        return names;
    }

    /** What a label stands for; a label that is not mapped stands for the rules of its name. */
    public List<String> scope(String name) {
        return map.getOrDefault(name, List.of(name));
    }

    /** Whether a rule ought to see what a label says. */
    public boolean covers(String name, RuleId rule) {
        return scope(name).stream().anyMatch(group -> holds(group, rule));
    }

    /** Whether a label is about places; one that never names a place is about whole runs. */
    public boolean hasPlaces(String name) {
        return labels.stream().anyMatch(label -> label.name().equals(name) && label.at() != Label.At.RUN);
    }

    /** Whether a run was read for labels, so that silence about it means that there is nothing. */
    public boolean judges(Trajectory trajectory) {
        return runs.isEmpty() || runs.stream().anyMatch(run -> Label.isOf(run, trajectory));
    }

    /** Any rule means any that is about the agent: faults of its surroundings have to be named. */
    private static boolean holds(String group, RuleId rule) {
        String id = rule.toString();
        return group.equals("*") && rule.origin() == Origin.AGENT || id.equals(group) || id.startsWith(group + ".");
    }

    /** Groups that no rule belongs to, by label: misspelt ones, or labels that nobody has mapped. */
    public Map<String, String> strangers(List<RuleId> known) {
        Map<String, String> strangers = new TreeMap<>();
        for (String name : names()) {
            scope(name).stream()
                    .filter(group -> known.stream().noneMatch(rule -> holds(group, rule)))
                    .findFirst()
                    .ifPresent(group -> strangers.put(name, group));
        }
        return strangers;
    }
}
