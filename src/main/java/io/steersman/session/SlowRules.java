package io.steersman.session;

import io.steersman.finding.RuleId;
import io.steersman.policy.Limit;
import io.steersman.rulebook.Rulebook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Finds out which rules made a step take too long: it is judged again, by ever fewer rules, with nothing coming of it.
 *
 * <p>What was slow for another cause, such as the first time that code runs or a busy machine, is not slow again.
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

    /** Tells the stopwatch of each rule that takes too long with a fact. */
    void find(Object fact) {
        find(rulebook.detectionRules(), fact);
    }

    private void find(List<RuleId> suspects, Object fact) {
        long took = time(suspects, fact);
        if (!stopwatch.isTooLong(took)) {
            return;
        }
        if (suspects.size() == 1) {
            stopwatch.slow(suspects.get(0), took);
            return;
        }
        int half = suspects.size() / 2;
        find(suspects.subList(0, half), fact);
        find(suspects.subList(half, suspects.size()), fact);
    }

    /** The better of two times: in the first, more runs than the rules. */
    private long time(List<RuleId> suspects, Object fact) {
        Set<RuleId> only = new HashSet<>(suspects);
        KieSession memory = rulebook.only(only::contains).openDetection(limits, History.class, history);
        try {
            return Math.min(time(memory, fact), time(memory, fact));
        } finally {
            memory.dispose();
        }
    }

    private long time(KieSession memory, Object fact) {
        long start = stopwatch.worked();
        try {
            FactHandle handle = memory.insert(fact);
            memory.fireAllRules(Detection.MOST_FIRINGS);
            memory.delete(handle);
        } catch (RuntimeException e) {
            // That a rule fails was said when the step was judged; here only the time matters.
        }
        return stopwatch.worked() - start;
    }
}
