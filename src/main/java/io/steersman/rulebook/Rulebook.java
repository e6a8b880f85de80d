package io.steersman.rulebook;

import io.steersman.finding.RuleId;
import io.steersman.policy.Limit;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.screen.DetectionRules;
import io.steersman.rulebook.screen.Screen;
import io.steersman.rulebook.trace.RuleTrace;
import io.steersman.trajectory.Bounded;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * An immutable, compiled, checked set of rules, known by the hash of its files. Thread-safe.
 *
 * <p>Detection and intervention rules live in rule bases of their own: the first judge steps, the second judge what the
 * first found.
 */
public final class Rulebook {

    /** Firings in one step after which rules are taken to run for ever. */
    public static final int MOST_FIRINGS = 1000;

    /** Those of so many policies are ready; another one's cost as much as some ten steps. */
    private static final int MOST_POLICIES = 32;

    private final String hash;
    private final List<Model> models;
    private final Map<RuleId, RuleMetadata> rules;
    private final Set<RuleId> left;
    private final boolean traced;
    private final KieBase detection;
    private final KieSessionsPool interventions;
    private final KieSessionConfiguration configuration;
    private final Map<List<Limit>, DetectionRules> bound = Bounded.byUse(MOST_POLICIES);
    private final Map<Set<RuleId>, Rulebook> smaller = new ConcurrentHashMap<>();

    Rulebook(String hash, List<Model> models, Collection<RuleMetadata> rules, Set<RuleId> left) {
        this(hash, models, rules, left, false);
    }

    private Rulebook(
            String hash, List<Model> models, Collection<RuleMetadata> rules, Set<RuleId> left, boolean traced) {
        this.hash = hash;
        this.traced = traced;
        this.models = models;
        this.rules = new TreeMap<>();
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.left = Set.copyOf(left);
        this.detection = RuleModels.base(models, (pack, name) -> chosen(pack, name, RuleMetadata::detects));
        this.interventions = RuleModels.base(models, (pack, name) -> chosen(pack, name, rule -> !rule.detects()))
                .newKieSessionsPool(0);
        KieServices kie = DrlCompiler.services();
        this.configuration = kie.newKieSessionConfiguration(null, Rulebook.class.getClassLoader());
        this.configuration.setOption(KeepReferenceOption.NO);
        // Each session has one owner, but all share the rules: with NO, a consequence keeps its facts in a field of the
        // rule.
        this.configuration.setOption(ThreadSafeOption.YES);
    }

    /** SHA-256 of its files, as hex. */
    public String hash() {
        return hash;
    }

    /** Its rules in the order of their ids, those left out included. */
    public Collection<RuleMetadata> rules() {
        return List.copyOf(rules.values());
    }

    /** Its rules that detect faults. */
    public List<RuleId> detectionRules() {
        return rules.values().stream()
                .filter(RuleMetadata::detects)
                .map(RuleMetadata::id)
                .toList();
    }

    /** What a rule says of itself. */
    public Optional<RuleMetadata> metadata(RuleId rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** What the rule of this package and name says of itself. */
    public Optional<RuleMetadata> metadata(String packageName, String ruleName) {
        return Optional.ofNullable(rules.get(RuleMetadata.id(packageName, ruleName)));
    }

    /** This without some rules; nothing is compiled again. */
    public Rulebook without(Set<RuleId> rulesToLeave) {
        return rulesToLeave.isEmpty()
                ? this
                : smaller.computeIfAbsent(
                        Set.copyOf(rulesToLeave), less -> new Rulebook(hash, models, rules.values(), less, traced));
    }

    /** This with only those detection rules that are chosen, and all intervention rules. */
    public Rulebook only(Predicate<RuleId> chosen) {
        Set<RuleId> others = new java.util.TreeSet<>(detectionRules());
        others.removeIf(chosen);
        return new Rulebook(hash, models, rules.values(), others, traced);
    }

    /** One detection rule of this by itself, and no intervention rules. */
    public Rulebook alone(RuleId rule) {
        Set<RuleId> others = new java.util.TreeSet<>(rules.keySet());
        others.remove(rule);
        return new Rulebook(hash, models, rules.values(), others, traced);
    }

    /** This with only those detection rules that are chosen, which tell of each condition that they ask. */
    public Rulebook traced(Predicate<RuleId> chosen, RuleTrace trace) {
        List<Model> telling = models.stream()
                .<Model>map(model -> RuleModels.Selection.traced(
                        model, (pack, name) -> chosen.test(RuleMetadata.id(pack, name)), trace))
                .toList();
        Set<RuleId> others = new java.util.TreeSet<>(detectionRules());
        others.removeIf(chosen);
        return new Rulebook(hash, telling, rules.values(), others, true);
    }

    /** Its detection rules under the limits of a policy. */
    public DetectionRules under(List<Limit> limits) {
        synchronized (bound) {
            return bound.computeIfAbsent(
                    limits, given -> new DetectionRules(detection, configuration, given, screen(given)));
        }
    }

    private Screen screen(List<Limit> limits) {
        if (traced) {
            // Who wants to hear of each condition that is asked wants it of the engine.
            return Screen.NONE;
        }
        List<Rule> detecting = models.stream()
                .flatMap(model -> model.getRules().stream())
                .filter(rule -> chosen(rule.getPackage(), rule.getName(), RuleMetadata::detects))
                .toList();
        return Screen.of(detecting, limits);
    }

    /** A new working memory for intervention rules; the caller disposes of it. */
    public KieSession openIntervention() {
        return interventions.newKieSession(configuration);
    }

    private boolean chosen(String packageName, String ruleName, Predicate<RuleMetadata> kind) {
        RuleId id = RuleMetadata.id(packageName, ruleName);
        return !left.contains(id) && metadata(id).filter(kind).isPresent();
    }
}
