package io.steersman.session;

import io.steersman.fact.History;
import io.steersman.policy.Limit;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.screen.DetectionRules;
import java.util.List;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Times one rule by itself with a step that has been judged; nothing comes of what it finds. */
final class TimedRule {

    private final Stopwatch stopwatch;
    private final List<Limit> limits;
    private final History history;

    TimedRule(Stopwatch stopwatch, List<Limit> limits, History history) {
        this.stopwatch = stopwatch;
        this.limits = limits;
        this.history = history;
    }

    /** Tells the stopwatch how long the rule takes; one that fails takes no time. */
    void time(Stopwatch.Sample sample, Object fact) {
        long began = stopwatch.now();
        DetectionRules alone = sample.alone().under(limits);
        KieSession memory = alone.lend(History.class, history);
        boolean clean = false;
        long worked = 0;
        try {
            long start = stopwatch.worked();
            FactHandle handle = memory.insert(fact);
            clean = memory.fireAllRules(Rulebook.MOST_FIRINGS) == 0;
            memory.delete(handle);
            worked = stopwatch.worked() - start;
        } catch (RuntimeException e) {
            // That a rule fails was said when the step was judged.
            clean = false;
        }
        if (clean) {
            alone.giveBack(memory);
        } else {
            memory.dispose();
        }
        stopwatch.took(sample.rule(), worked, stopwatch.now() - began);
    }
}
