package io.steersman.session;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.policy.Limit;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * The working memory of detection rules: a step's facts in, rules fire, findings out, the step's facts deleted.
 *
 * <p>Long-lived are the limits alone, and nothing is ever updated: a fact that is updated under a rule of one pattern leaks
 * in this version of the engine.
 */
final class Detection implements AutoCloseable {

    /** Firings in one step after which rules are taken to run for ever. */
    static final int MOST_FIRINGS = 1000;

    private static final Object NOTHING = new Object();
    private static final Pattern RULE_IN_MESSAGE = Pattern.compile("\\[Rule \"([^\"]+)\" in ([^\\]]+)]");

    private final List<Limit> limits;
    private final History history;
    private final List<Finding> found = new ArrayList<>();
    private final List<FactHandle> transients = new ArrayList<>();
    private final Collector collector = new Collector();
    private final Set<RuleId> quarantined = new TreeSet<>();
    private Rulebook rulebook;
    private Stopwatch stopwatch = Stopwatch.NONE;
    private Optional<KieSession> opened = Optional.empty();
    private Object judged = NOTHING;

    /**
     * A working memory that is opened with its first step.
     *
     * @param history what rules ask of the past, as it is when they ask
     */
    Detection(Rulebook rulebook, List<Limit> limits, History history) {
        this.rulebook = rulebook;
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
        if (!rulebook.canDetect()) {
            return List.of();
        }
        found.clear();
        judged = fact;
        KieSession memory = memory();
        long start = stopwatch.now();
        try {
            memory.insert(fact);
            fire(memory, step, errors);
            transients.forEach(memory::delete);
            transients.clear();
        } catch (RuntimeException e) {
            errors.add(leaveOut(e, step));
            discard();
            rulebook = rulebook.without(quarantined);
        } catch (Error e) {
            discard();
            throw e;
        }
        List<Finding> seen = List.copyOf(found);
        time(fact, stopwatch.now() - start);
        return seen;
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
        for (int attempt = 0; attempt < MOST_FIRINGS; attempt++) {
            try {
                if (memory.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                    throw new IllegalStateException("Rules fired %d times in one step.".formatted(MOST_FIRINGS));
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
                : RuleLoader.id(
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

    /** The working memory, opened with the first step and anew after it was given back. */
    private KieSession memory() {
        if (opened.isEmpty()) {
            opened = Optional.of(open());
        }
        return opened.get();
    }

    private KieSession open() {
        KieSession session = rulebook.openDetection(limits, History.class, history);
        session.addEventListener(collector);
        return session;
    }

    /** Gives the working memory back; it holds nothing that the next step needs. */
    @Override
    public void close() {
        opened.ifPresent(memory -> {
            memory.removeEventListener(collector);
            rulebook.giveBack(memory, limits);
        });
        forget();
    }

    /** After a failure nobody knows what it holds. */
    private void discard() {
        opened.ifPresent(KieSession::dispose);
        forget();
    }

    private void forget() {
        opened = Optional.empty();
        transients.clear();
    }

    /** Takes findings out as they are inserted and remembers what to delete after the step. */
    private final class Collector extends DefaultRuleRuntimeEventListener {
        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            transients.add(event.getFactHandle());
            if (event.getObject() instanceof Finding finding) {
                found.add(finding);
            }
        }
    }
}
