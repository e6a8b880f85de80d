package io.steersman.report;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.intervention.Outcome.Voice;
import io.steersman.report.Recovery.Pair;
import io.steersman.report.Recovery.Spread;
import io.steersman.report.RunRecord.Given;
import io.steersman.report.RunRecord.Judged;
import io.steersman.report.RunRecord.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Adds up run records, one after the other; keeps none of them. Not thread-safe. */
public final class Ledger {

    private static final List<String> GROUPINGS = List.of("category", "rule", "level", "text");

    private final Tally tally = new Tally();
    private final Map<String, Map<String, Pair>> groups = new TreeMap<>();
    private final Map<String, Effect> corrections = new TreeMap<>();
    private final Map<String, RuleCount> rules = new TreeMap<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();
    private final List<Long> lagSteps = new ArrayList<>();
    private final List<Long> lagMillis = new ArrayList<>();
    private Effect interventions = Effect.NONE;
    private Effect selfRecovery = Effect.NONE;
    private Vitals cost = Vitals.NONE;
    private int runs;
    private int cases;
    private int single;
    private int multi;
    private int halted;
    private int open;
    private int dropped;

    /** Makes rules appear although nothing of them may be found. */
    public void expect(Collection<RuleId> known) {
        tally.expect(known);
        known.forEach(rule -> count(rule.toString()));
    }

    /** Adds a run. */
    public void add(RunRecord run) {
        runs++;
        cost = cost.plus(run.vitals());
        tally.add(run);
        countRules(run);
        Map<Integer, Given> given = new HashMap<>();
        run.given().forEach(one -> given.put(one.intervention().number(), one));
        for (Given one : run.given()) {
            dropped += one.dropped() ? 1 : 0;
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
                cases,
                new Rate(single, cases),
                new Rate(multi, cases),
                halted,
                open,
                interventions,
                selfRecovery,
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
                .map(entry -> entry.getValue().health(entry.getKey()))
                .sorted((a, b) -> a.harm() != b.harm()
                        ? Integer.compare(b.harm(), a.harm())
                        : a.help() != b.help()
                                ? Integer.compare(a.help(), b.help())
                                : a.rule().compareTo(b.rule()))
                .toList();
    }

    private void judged(Judged judged, Optional<Given> given) {
        Outcome outcome = judged.outcome();
        String rule = outcome.fault().substring(0, outcome.fault().indexOf('#'));
        switch (outcome.voice()) {
            case NOBODY -> {
                selfRecovery = selfRecovery.plus(outcome.kind());
                untold("category", rule.substring(0, rule.indexOf('.')), outcome.kind());
                untold("rule", rule, outcome.kind());
            }
            case USER, HOOK ->
                corrections.merge(
                        outcome.voice().display(),
                        Effect.NONE.plus(outcome.kind()),
                        (before, one) -> before.plus(outcome.kind()));
            case STEERSMAN ->
                given.filter(one -> one.fault().equals(outcome.fault())).ifPresent(one -> told(judged, one, rule));
        }
    }

    private void told(Judged judged, Given given, String rule) {
        Kind kind = judged.outcome().kind();
        interventions = interventions.plus(kind);
        told("category", rule.substring(0, rule.indexOf('.')), kind);
        told("rule", rule, kind);
        told("level", given.intervention().level().display(), kind);
        told("text", rule + " " + given.intervention().wording(), kind);
        RuleCount count = count(rule);
        count.effect = count.effect.plus(kind);
        if (kind == Kind.RECOVERED) {
            steps.add((long) judged.outcome().turned() - judged.outcome().since());
            judged.millis().ifPresent(millis::add);
        }
    }

    private void told(String grouping, String name, Kind kind) {
        change(grouping, name, pair -> new Pair(pair.told().plus(kind), pair.untold()));
    }

    private void untold(String grouping, String name, Kind kind) {
        change(grouping, name, pair -> new Pair(pair.told(), pair.untold().plus(kind)));
    }

    private void change(String grouping, String name, UnaryOperator<Pair> how) {
        Map<String, Pair> group = groups.computeIfAbsent(grouping, key -> new TreeMap<>());
        group.put(name, how.apply(group.getOrDefault(name, Pair.NONE)));
    }

    private void cases(RunRecord run) {
        Map<String, List<Given>> byFault = new TreeMap<>();
        run.given().stream().filter(Given::delivered).forEach(one -> byFault.computeIfAbsent(
                        one.fault(), fault -> new ArrayList<>())
                .add(one));
        byFault.forEach((fault, told) -> {
            cases++;
            List<Outcome> outcomes = run.judged().stream()
                    .map(Judged::outcome)
                    .filter(outcome -> outcome.voice() == Voice.STEERSMAN
                            && outcome.fault().equals(fault))
                    .toList();
            Optional<Outcome> recovered = outcomes.stream()
                    .filter(outcome -> outcome.kind() == Kind.RECOVERED)
                    .findFirst();
            boolean once = recovered.isPresent()
                    && recovered.get().number() == told.get(0).intervention().number();
            single += once ? 1 : 0;
            multi += recovered.isPresent() && !once ? 1 : 0;
            halted += told.stream().anyMatch(one -> one.intervention().level() == Level.HALT) ? 1 : 0;
            open += outcomes.size() < told.size() ? 1 : 0;
        });
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

        RuleHealth health(String rule) {
            return new RuleHealth(rule, findings, runs, shadowed, effect, right, wrong);
        }
    }
}
