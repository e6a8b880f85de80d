package io.steersman.report;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.reload.InForce;
import io.steersman.reload.Timeline;
import io.steersman.report.Recovery.Cases;
import io.steersman.report.Recovery.Pair;
import io.steersman.report.Recovery.Spread;
import io.steersman.report.run.Case;
import io.steersman.report.run.Effect;
import io.steersman.report.run.Rate;
import io.steersman.report.run.RunRecord;
import io.steersman.report.run.RunRecord.Given;
import io.steersman.report.run.RunRecord.Judged;
import io.steersman.report.run.RunRecord.Seen;
import io.steersman.report.run.Vitals;
import io.steersman.report.run.Wanted;
import io.steersman.rulebook.Evidence;
import io.steersman.statistics.Interval;
import io.steersman.statistics.Proportions;
import io.steersman.statistics.Sums;
import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up run records, one after the other; keeps none of them. Not thread-safe. */
public final class Ledger {

    private static final List<String> GROUPINGS =
            List.of("category", "rule", "level", "text", "client", "repository", "model", "day");
    private static final int LONGEST_TEXT = 60;

    private final Tally tally = new Tally();
    private final Map<String, Map<String, Pair>> groups = new TreeMap<>();
    private final Map<String, Effect> corrections = new TreeMap<>();
    private final Map<String, RuleCount> rules = new TreeMap<>();
    private final Map<String, RuleHealth.Standing> standings = new HashMap<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();
    private final List<Long> lagSteps = new ArrayList<>();
    private final List<Long> lagMillis = new ArrayList<>();
    private final CaseCount told = new CaseCount();
    private final CaseCount untold = new CaseCount();
    private Effect interventions = Effect.NONE;
    private Effect withheld = Effect.NONE;
    private Vitals cost = Vitals.NONE;
    private int runs;
    private int dropped;

    private final Wanted wanted;
    private final Timeline timeline;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, SortedMap<String, Part>> parts = new TreeMap<>();

    /** A ledger of all runs. */
    public Ledger() {
        this(Wanted.ALL);
    }

    /** A ledger of the runs and rules that are wanted; others are passed over. */
    public Ledger(Wanted wanted) {
        this(wanted, Timeline.EMPTY);
    }

    /**
     * A ledger of the runs and rules that are wanted.
     *
     * @param timeline which version was in force when a run began
     */
    public Ledger(Wanted wanted, Timeline timeline) {
        this.wanted = wanted;
        this.timeline = timeline;
    }

    /**
     * The runs of one group.
     *
     * @param trajectories how many there are
     * @param affected how many of them show a fault of the agent's own
     * @param told interventions that their agents were told
     * @param spent what they took from the first sighting of a fault to its last: of several in one run, the costliest
     */
    public record Part(int trajectories, int affected, int told, Cost spent) {

        Part plus(Part other) {
            return new Part(
                    trajectories + other.trajectories,
                    affected + other.affected,
                    told + other.told,
                    spent.plus(other.spent));
        }
    }

    /** Which runs and rules it is about. */
    public Wanted wanted() {
        return wanted;
    }

    /** Runs by client, repository, model, day and the version in force as they began, as far as they are known. */
    public Map<String, SortedMap<String, Part>> parts() {
        return Collections.unmodifiableMap(parts);
    }

    /** Makes the rules in force appear although nothing of them may be found, and tells how they stand. */
    public void expect(InForce inForce) {
        Collection<RuleId> known = inForce.rulebook().detectionRules().stream()
                .filter(wanted::wants)
                .toList();
        known.forEach(rule -> inForce.policy()
                .of(rule)
                .ifPresent(policy -> texts.put(policy.text().version(), "")));
        Evidence.Tables evidence = inForce.evidence();
        known.forEach(rule -> standings.put(
                rule.toString(), new RuleHealth.Standing(inForce.policy().mode(rule), evidence.of(rule))));
        tally.expect(known);
        known.forEach(rule -> count(rule.toString()));
    }

    /** Adds a run, if it is wanted. */
    public void add(RunRecord any) {
        if (!wanted.wants(any)) {
            return;
        }
        RunRecord run = wanted.of(any);
        runs++;
        part("client", run.about().client(), run);
        part("repository", run.about().repository(), run);
        part("model", run.about().model(), run);
        part("day", run.about().day(), run);
        if (!timeline.isEmpty()) {
            part("rulebook", timeline.at(run.about().began()), run);
        }
        cost = cost.plus(run.vitals());
        tally.add(run);
        countRules(run);
        Map<Integer, Given> given = new HashMap<>();
        run.given().forEach(one -> given.put(one.intervention().number(), one));
        for (Given one : run.given()) {
            dropped += one.delivery() == Delivery.DROPPED ? 1 : 0;
            one.lagSteps().ifPresent(lag -> lagSteps.add((long) lag));
            one.lagMillis().ifPresent(lagMillis::add);
        }
        for (Judged one : run.judged()) {
            judged(one, Optional.ofNullable(given.get(one.outcome().number())));
        }
        cases(run);
    }

    /** How common each fault is so far. */
    public Prevalence prevalence() {
        return tally.prevalence();
    }

    /** What interventions brought so far. */
    public Recovery recovery() {
        GROUPINGS.forEach(name -> groups.computeIfAbsent(name, key -> new TreeMap<>()));
        return new Recovery(
                runs,
                told.cases(),
                untold.cases(),
                told.over(untold),
                interventions,
                withheld,
                new TreeMap<>(corrections),
                new TreeMap<>(groups),
                Spread.of(steps),
                Spread.of(millis),
                Spread.of(lagSteps),
                Spread.of(lagMillis),
                dropped,
                cost);
    }

    /** The rules, those that do most harm first; of equal ones those that help least. */
    public List<RuleHealth> rules() {
        return rules.entrySet().stream()
                .map(entry -> entry.getValue()
                        .health(entry.getKey(), standings.getOrDefault(entry.getKey(), RuleHealth.Standing.UNKNOWN)))
                .sorted((a, b) -> a.harm() != b.harm()
                        ? Integer.compare(b.harm(), a.harm())
                        : a.help() != b.help()
                                ? Integer.compare(a.help(), b.help())
                                : a.rule().compareTo(b.rule()))
                .toList();
    }

    private void judged(Judged judged, Optional<Given> given) {
        Outcome outcome = judged.outcome();
        if (outcome.ofIntervention()) {
            given.filter(one -> one.fault().equals(outcome.fault())).ifPresent(one -> judged(judged, one));
        } else {
            corrections.merge(
                    outcome.voice().display(),
                    Effect.NONE.plus(outcome.kind()),
                    (before, one) -> before.plus(outcome.kind()));
        }
    }

    private void judged(Judged judged, Given given) {
        Kind kind = judged.outcome().kind();
        boolean kept = given.delivery() == Delivery.WITHHELD;
        String rule = rule(judged.outcome().fault());
        count("level", given.intervention().level().display(), kept, kind);
        count("text", rule + text(given), kept, kind);
        if (kept) {
            withheld = withheld.plus(kind);
            return;
        }
        interventions = interventions.plus(kind);
        RuleCount count = count(rule);
        count.effect = count.effect.plus(kind);
        if (kind == Kind.RECOVERED) {
            steps.add((long) judged.outcome().turned() - judged.outcome().since());
            judged.millis().ifPresent(millis::add);
        }
    }

    /** A text by what it says, unless it is the one in force. */
    private String text(Given given) {
        return texts.computeIfAbsent(given.intervention().wording(), version -> {
            String words = Pieces.printable(given.intervention().text());
            return ", another text: " + (words.length() <= LONGEST_TEXT ? words : words.substring(0, LONGEST_TEXT));
        });
    }

    private void part(String grouping, String name, RunRecord run) {
        boolean affected = run.seen().stream().anyMatch(one -> !one.shadow() && !one.environment());
        int given = (int)
                run.given().stream().filter(one -> one.delivery().isDelivered()).count();
        Cost spent = run.seen().stream()
                .filter(one -> !one.shadow() && !one.environment())
                .map(Seen::cost)
                .reduce(Cost.NONE, Cost::atLeast);
        parts.computeIfAbsent(grouping, key -> new TreeMap<>())
                .merge(name.isEmpty() ? "unknown" : name, new Part(1, affected ? 1 : 0, given, spent), Part::plus);
    }

    private static String rule(String fault) {
        return fault.substring(0, fault.indexOf('#'));
    }

    private void count(String grouping, String name, boolean kept, Kind kind) {
        Map<String, Pair> group = groups.computeIfAbsent(grouping, key -> new TreeMap<>());
        String shown = name.isEmpty() ? "unknown" : name;
        group.put(shown, group.getOrDefault(shown, Pair.NONE).plus(kept, kind));
    }

    private void cases(RunRecord run) {
        List<Case> cases = Case.of(run);
        told.run(cases.stream()
                .filter(one -> !one.environment() && !one.withheld())
                .toList());
        untold.run(cases.stream()
                .filter(one -> !one.environment() && one.withheld())
                .toList());
        for (Case one : cases) {
            one.first().ifPresent(kind -> {
                String rule = rule(one.fault());
                count("category", rule.substring(0, rule.indexOf('.')), one.withheld(), kind);
                count("rule", rule, one.withheld(), kind);
                count("client", run.about().client(), one.withheld(), kind);
                count("repository", run.about().repository(), one.withheld(), kind);
                count("model", run.about().model(), one.withheld(), kind);
                count("day", run.about().day(), one.withheld(), kind);
            });
        }
    }

    private void countRules(RunRecord run) {
        Set<String> met = new HashSet<>();
        for (Seen seen : run.seen()) {
            RuleCount count = count(seen.rule().toString());
            if (seen.shadow()) {
                count.shadowed++;
            } else {
                count.findings++;
                count.runs += met.add(seen.rule().toString()) ? 1 : 0;
            }
            count.said(seen.right());
        }
        run.given()
                .forEach(given -> count(given.intervention().rule().toString()).said(given.right()));
    }

    private RuleCount count(String rule) {
        return rules.computeIfAbsent(rule, key -> new RuleCount());
    }

    /** What is counted of the cases of one side. */
    private static final class CaseCount {
        private final Sums byRun = new Sums();
        private Effect first = Effect.NONE;
        private int all;
        private int later;
        private int halted;
        private int endedAfterChange;
        private int open;

        /** Cases of one run are not independent. */
        void run(List<Case> cases) {
            cases.forEach(this::add);
            List<Kind> decided = cases.stream()
                    .flatMap(one -> one.first().stream())
                    .filter(kind -> kind != Kind.ENDED && kind != Kind.UNDELIVERED)
                    .toList();
            if (!decided.isEmpty()) {
                byRun.add(decided.stream().filter(Kind::isRecovery).count(), decided.size());
            }
        }

        /** The wider of two: one holds for few cases, the other where cases of one run are alike. */
        Optional<Interval> over(CaseCount other) {
            Rate one = first.recovery();
            Rate two = other.first.recovery();
            if (!one.known() || !two.known()) {
                return Optional.empty();
            }
            Interval cases = Proportions.difference(one.part(), one.all(), two.part(), two.all());
            Interval runs = byRun.ratio().minus(other.byRun.ratio()).fixed();
            return Optional.of(new Interval(
                    cases.value(), Math.min(cases.low(), runs.low()), Math.max(cases.high(), runs.high())));
        }

        private void add(Case one) {
            all++;
            first = one.first().map(first::plus).orElse(first);
            later += one.recoveredLater() ? 1 : 0;
            endedAfterChange += one.endedAfterChange() ? 1 : 0;
            halted += one.halted() ? 1 : 0;
            open += one.open() ? 1 : 0;
        }

        Cases cases() {
            Rate single = first.recovery();
            return new Cases(all, first, endedAfterChange, single, new Rate(later, single.all()), halted, open);
        }
    }

    /** What is counted of one rule. */
    private static final class RuleCount {
        private int findings;
        private int runs;
        private int shadowed;
        private int right;
        private int wrong;
        private Effect effect = Effect.NONE;

        void said(Optional<Boolean> verdict) {
            right += verdict.filter(yes -> yes).isPresent() ? 1 : 0;
            wrong += verdict.filter(yes -> !yes).isPresent() ? 1 : 0;
        }

        RuleHealth health(String rule, RuleHealth.Standing standing) {
            return new RuleHealth(rule, findings, runs, shadowed, effect, right, wrong, standing);
        }
    }
}
