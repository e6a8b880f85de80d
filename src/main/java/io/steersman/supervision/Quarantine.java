package io.steersman.supervision;

import io.steersman.finding.RuleId;
import io.steersman.reload.Active;
import io.steersman.rulebook.Rulebook;
import io.steersman.session.Stopwatch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Takes rules that exceed their time out of force, until other files take effect or the process starts anew.
 *
 * <p>The step that such a rule judged goes on as it was judged; from the next one on the rule is left out. Thread-safe.
 */
public final class Quarantine implements Stopwatch {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int MOST_OFFENCES = 2;

    private final Map<RuleId, Integer> offences = new ConcurrentHashMap<>();
    private final BiConsumer<RuleId, String> out;
    private final RuleCosts costs;
    private final long budgetNanos;

    /**
     * @param costs chooses rules to be timed by themselves
     * @param budget what a rule may take for one step; zero: any time
     */
    public Quarantine(Active active, RuleCosts costs, Duration budget) {
        this(active::quarantine, costs, budget);
    }

    /**
     * @param out takes a rule out of force, and is told why
     * @param costs chooses rules to be timed by themselves
     * @param budget what a rule may take for one step; zero: any time
     */
    public Quarantine(BiConsumer<RuleId, String> out, RuleCosts costs, Duration budget) {
        this.out = out;
        this.costs = costs;
        this.budgetNanos = budget.isZero() ? Long.MAX_VALUE : budget.toNanos();
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public long worked() {
        return THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public boolean isTooLong(long nanos) {
        return nanos > budgetNanos;
    }

    @Override
    public void slow(RuleId rule, long nanos) {
        out.accept(
                rule,
                "It took %d ms for one step, more than its %d ms."
                        .formatted(
                                Duration.ofNanos(nanos).toMillis(),
                                Duration.ofNanos(budgetNanos).toMillis()));
    }

    /** The first time it may have been another's doing: all that happens at once has the same memory. */
    @Override
    public void exhausting(RuleId rule) {
        if (offences.merge(rule, 1, Integer::sum) >= MOST_OFFENCES) {
            out.accept(rule, "It ran out of memory, or of stack, %d times.".formatted(MOST_OFFENCES));
        }
    }

    @Override
    public Optional<Sample> judged(Rulebook rulebook, Object fact, long nanos) {
        return costs.judged(rulebook, fact, nanos);
    }

    @Override
    public void took(RuleId rule, long worked, long spent) {
        costs.took(rule, worked, spent);
    }
}
