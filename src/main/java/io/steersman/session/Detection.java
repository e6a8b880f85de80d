package io.steersman.session;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.fact.History;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Suspicion;
import io.steersman.policy.Limit;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.screen.DetectionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * Judges steps by detection rules: a step's facts in, rules fire, findings out, the step's facts deleted.
 *
 * <p>The working memory is lent for one step. Long-lived in it are the limits alone, and nothing is ever updated: a fact that
 * is updated under a rule of one pattern leaks in this version of the engine.
 */
public final class Detection {

    private static final Object NOTHING = new Object();
    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("\\[Rule \"([^\"]+)\" in ([^\\]]+)]");

    private final List<Limit> limits;
    private final History history;
    private List<Suspicion> suspected = List.of();
    private final Set<RuleId> quarantined = new TreeSet<>();
    private Rulebook rulebook;
    private DetectionRules rules;
    private Stopwatch stopwatch = Stopwatch.NONE;
    private Object judged = NOTHING;

    /**
     * One that has judged nothing.
     *
     * @param history what rules ask of the past, as it is when they ask
     */
    Detection(Rulebook rulebook, List<Limit> limits, History history) {
        this.rulebook = rulebook;
        this.rules = rulebook.under(limits);
        this.limits = limits;
        this.history = history;
    }

    /** The rules that failed here and judge no more. */
    Set<RuleId> leftOut() {
        return quarantined;
    }

    /** From now on this tells how long judging takes. */
    Detection timedBy(Stopwatch watch) {
        stopwatch = watch;
        return this;
    }

    /**
     * Judges one step.
     *
     * @param fact what the step brings: inserted, judged, deleted
     * @param step index of the step, for errors
     * @param errors where failing rules are reported; a rule whose condition fails is left out from then on
     */
    List<Finding> judge(Object fact, int step, List<RuleError> errors) {
        suspected = List.of();
        judged = fact;
        long start = stopwatch.now();
        List<Finding> found = rules.mayMatch(fact, history) ? ask(fact, step, errors) : List.of();
        time(fact, stopwatch.now() - start);
        return found;
    }

    /** After a failure nobody knows what the working memory holds: it is not given back. */
    private List<Finding> ask(Object fact, int step, List<RuleError> errors) {
        KieSession memory = rules.lend(History.class, history);
        Collector collector = new Collector();
        memory.addEventListener(collector);
        try {
            memory.insert(fact);
            fire(memory, step, errors);
            collector.inserted.forEach(memory::delete);
            memory.removeEventListener(collector);
            rules.giveBack(memory);
        } catch (RuntimeException e) {
            memory.dispose();
            errors.add(leaveOut(e, step));
            rulebook = rulebook.without(quarantined);
            rules = rulebook.under(limits);
        } catch (StackOverflowError | OutOfMemoryError e) {
            memory.dispose();
            errors.add(leaveOutExhausting(fact, step, e));
        } catch (Error e) {
            memory.dispose();
            throw e;
        }
        suspected = List.copyOf(collector.suspected);
        return List.copyOf(collector.found);
    }

    /** What the rules would have a judge asked after the step that was judged last. */
    List<Suspicion> suspected() {
        return suspected;
    }

    /** Looks for the rules that are slow with the fact that was judged last, and tells each before it is tried. */
    void findSlow(Stopwatch told, Consumer<RuleId> next) {
        new SlowRules(told, rulebook, limits, history).each(judged, next);
    }

    /** Looks at rules by themselves, on the side: in working memories of their own, with nothing coming of it. */
    private void time(Object fact, long took) {
        if (stopwatch.isTooLong(took)) {
            new SlowRules(stopwatch, rulebook, limits, history).find(fact);
        }
        stopwatch.judged(rulebook, fact, took).ifPresent(sample -> new TimedRule(stopwatch, limits, history)
                .time(sample, fact));
    }

    /** An exception in a consequence loses that activation alone: firing again runs the others. */
    private void fire(KieSession memory, int step, List<RuleError> errors) {
        for (int attempt = 0; attempt < Rulebook.MOST_FIRINGS; attempt++) {
            try {
                if (memory.fireAllRules(Rulebook.MOST_FIRINGS) >= Rulebook.MOST_FIRINGS) {
                    throw new IllegalStateException(
                            "Rules fired %d times in one step.".formatted(Rulebook.MOST_FIRINGS));
                }
                return;
            } catch (org.kie.api.runtime.rule.ConsequenceException e) {
                errors.add(new RuleError(idOf(e.getMatch()), step, rootMessage(e)));
            }
        }
    }

    private RuleError leaveOut(RuntimeException e, int step) {
        String rule = "";
        for (Throwable cause = e; cause != null && rule.isEmpty(); cause = cause.getCause()) {
            Matcher named = RULE_IN_MESSAGE.matcher(String.valueOf(cause.getMessage()));
            if (named.find()) {
                rule = idOf(named.group(1));
            }
        }
        if (!rule.isEmpty()) {
            quarantined.add(RuleId.parse(rule));
        }
        return new RuleError(rule, step, rootMessage(e));
    }

    /** Which rule it was nobody says; so each is asked by itself, and what none of them does is not the rules' fault. */
    private RuleError leaveOutExhausting(Object fact, int step, Error thrown) {
        RuleId rule = new SlowRules(stopwatch, rulebook, limits, history)
                .exhausting(fact)
                .orElseThrow(() -> thrown);
        quarantined.add(rule);
        rulebook = rulebook.without(quarantined);
        rules = rulebook.under(limits);
        stopwatch.exhausting(rule);
        return new RuleError(rule.toString(), step, rootMessage(thrown));
    }

    private String idOf(String ruleName) {
        return rulebook.detectionRules().stream()
                .filter(rule -> rule.name().equals(ruleName))
                .map(RuleId::toString)
                .findFirst()
                .orElse("");
    }

    private static String idOf(Match match) {
        return match == null
                ? ""
                : RuleMetadata.id(
                                match.getRule().getPackageName(),
                                match.getRule().getName())
                        .toString();
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Takes findings out as they are inserted and remembers what to delete after the step. */
    private static final class Collector extends DefaultRuleRuntimeEventListener {
        private final List<FactHandle> inserted = new ArrayList<>();
        private final List<Finding> found = new ArrayList<>();
        private final List<Suspicion> suspected = new ArrayList<>();

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            inserted.add(event.getFactHandle());
            if (event.getObject() instanceof Finding finding) {
                found.add(finding);
            } else if (event.getObject() instanceof Suspicion suspicion) {
                suspected.add(suspicion);
            }
        }
    }
}
