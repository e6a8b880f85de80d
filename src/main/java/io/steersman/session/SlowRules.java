package io.steersman.session;

import io.steersman.fact.History;
import io.steersman.finding.RuleId;
import io.steersman.policy.Limit;
import io.steersman.rulebook.Rulebook;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Finds out which rules made a step take too long: each judges it once more by itself, with nothing coming of it.
 *
 * <p>What was slow for another cause, such as the first time that code runs or a busy machine, is not slow again. It takes about
 * as long as the step did, however many rules there are.
 */
final class SlowRules {

    private final Stopwatch stopwatch;
    private final Rulebook rulebook;
    private final List<Limit> limits;
    private final History history;

    SlowRules(Stopwatch stopwatch, Rulebook rulebook, List<Limit> limits, History history) {
        this.stopwatch = stopwatch;
        this.rulebook = rulebook;
        this.limits = limits;
        this.history = history;
    }

    /** Tells the stopwatch of each rule that takes too long with a fact, if all together do so again. */
    void find(Object fact) {
        if (stopwatch.isTooLong(time(rulebook.detectionRules(), fact))) {
            each(fact, rule -> {});
        }
    }

    /**
     * Tells the stopwatch of each rule that takes too long with a fact.
     *
     * @param next is told each rule before it is tried, for that may take for ever
     */
    void each(Object fact, Consumer<RuleId> next) {
        for (RuleId rule : rulebook.detectionRules()) {
            next.accept(rule);
            long took = time(List.of(rule), fact);
            if (stopwatch.isTooLong(took)) {
                stopwatch.slow(rule, took);
            }
        }
    }

    /** The first rule that runs out of memory, or of stack, with a fact by itself; none when it is nobody's fault. */
    Optional<RuleId> exhausting(Object fact) {
        for (RuleId rule : rulebook.detectionRules()) {
            KieSession memory = rulebook.only(rule::equals).under(limits).lend(History.class, history);
            try {
                memory.insert(fact);
                memory.fireAllRules(Rulebook.MOST_FIRINGS);
            } catch (StackOverflowError | OutOfMemoryError e) {
                return Optional.of(rule);
            } catch (RuntimeException e) {
                // That a rule fails was said when the step was judged; here only what it takes matters.
                continue;
            } finally {
                memory.dispose();
            }
        }
        return Optional.empty();
    }

    private long time(List<RuleId> suspects, Object fact) {
        Set<RuleId> only = new HashSet<>(suspects);
        KieSession memory = rulebook.only(only::contains).under(limits).lend(History.class, history);
        try {
            return time(memory, fact);
        } finally {
            memory.dispose();
        }
    }

    private long time(KieSession memory, Object fact) {
        long start = stopwatch.worked();
        try {
            FactHandle handle = memory.insert(fact);
            memory.fireAllRules(Rulebook.MOST_FIRINGS);
            memory.delete(handle);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // That a rule fails was said when the step was judged; here only the time matters.
        }
        return stopwatch.worked() - start;
    }
}
