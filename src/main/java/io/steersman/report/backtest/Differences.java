package io.steersman.report.backtest;

import io.steersman.finding.RuleId;
import io.steersman.report.backtest.Change.Kind;
import io.steersman.report.run.Quote;
import io.steersman.report.run.Sightings;
import io.steersman.report.run.Sightings.Fault;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts, rule by rule, in what two rulebooks differ; keeps some examples, the same whatever the order. Not thread-safe. */
final class Differences {

    private final Map<String, Count> counts = new TreeMap<>();
    private final int examples;

    Differences(Set<RuleId> rules, int examples) {
        this.examples = examples;
        rules.forEach(rule -> counts.put(rule.toString(), new Count()));
    }

    /** Takes in what both see in one trajectory. */
    void add(Trajectory trajectory, Sightings before, Sightings after) {
        List<Fault> gone = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        before.faults().forEach((name, fault) -> {
            Fault other = after.faults().get(name);
            if (other == null) {
                gone.add(fault);
            } else if (fault.sameAs(other)) {
                of(fault).same++;
            } else {
                note(trajectory, Optional.of(fault), Optional.of(other), touched);
            }
        });
        after.faults().forEach((name, fault) -> {
            if (!before.faults().containsKey(name)) {
                Optional<Fault> was = gone.stream().filter(fault::meets).findFirst();
                was.ifPresent(gone::remove);
                note(trajectory, was, Optional.of(fault), touched);
            }
        });
        gone.forEach(fault -> note(trajectory, Optional.of(fault), Optional.empty(), touched));
        touched.forEach(rule -> counts.computeIfAbsent(rule, key -> new Count()).runs++);
    }

    private void note(Trajectory trajectory, Optional<Fault> before, Optional<Fault> after, Set<String> touched) {
        Fault shown = after.or(() -> before).orElseThrow();
        Kind kind = before.isEmpty() ? Kind.APPEARS : after.isEmpty() ? Kind.DISAPPEARS : Kind.MOVES;
        String rule = shown.finding().rule().toString();
        touched.add(rule);
        Count count = of(shown);
        count.of.merge(kind, 1, Integer::sum);
        int first = Math.min(
                before.map(fault -> fault.seen().get(0)).orElse(Integer.MAX_VALUE),
                after.map(fault -> fault.seen().get(0)).orElse(Integer.MAX_VALUE));
        count.examples.add(new Change(
                kind,
                rule,
                trajectory.id(),
                trajectory.source(),
                before.map(Fault::seen).orElse(List.of()),
                after.map(Fault::seen).orElse(List.of()),
                trajectory.steps().get(first).meta().position(),
                Quote.of(shown.finding(), trajectory.steps())));
        if (count.examples.size() > examples) {
            count.examples.pollLast();
        }
    }

    private Count of(Fault fault) {
        return counts.computeIfAbsent(fault.finding().rule().toString(), key -> new Count());
    }

    /** By id, those that differ first. */
    List<RuleChange> rules() {
        List<RuleChange> differing = new ArrayList<>();
        List<RuleChange> same = new ArrayList<>();
        counts.forEach((rule, count) -> {
            RuleChange change = count.change(rule);
            (change.differs() ? differing : same).add(change);
        });
        differing.addAll(same);
        return differing;
    }

    private static final class Count {
        private final TreeSet<Change> examples = new TreeSet<>(Change.IN_ORDER);
        private final Map<Kind, Integer> of = new TreeMap<>();
        private int same;
        private int runs;

        RuleChange change(String rule) {
            return new RuleChange(
                    rule,
                    same,
                    of.getOrDefault(Kind.APPEARS, 0),
                    of.getOrDefault(Kind.DISAPPEARS, 0),
                    of.getOrDefault(Kind.MOVES, 0),
                    runs,
                    List.copyOf(examples));
        }
    }
}
