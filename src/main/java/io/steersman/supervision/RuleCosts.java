package io.steersman.supervision;

import io.steersman.finding.RuleId;
import io.steersman.reload.Active;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.drl.RulePattern;
import io.steersman.session.Stopwatch.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;

/**
 * Chooses which rule of the active rulebook is timed by itself with which step, and keeps that cheap. Thread-safe.
 *
 * <p>A step is judged by all rules together, which tells nothing of a single one. So now and then one rule, each in its
 * turn, judges a step once more on the side. What that takes is paid from a share of the time that judging takes: while more
 * was spent, no rule is timed.
 */
public final class RuleCosts {

    /** What may be saved up, so that a burst of timing stays short. */
    private static final long MOST_CREDIT_NANOS = 2_000_000;

    /** What a step may bring to rules. */
    private static final Set<String> KINDS =
            Set.of("Action", "Instruction", "AgentMessage", "Compaction", "TrajectoryEnd", "Verdict");

    private final Active active;
    private final double share;
    private final ObjLongConsumer<RuleId> heard;
    private final AtomicLong credit = new AtomicLong();
    private final LongAdder steps = new LongAdder();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private volatile Timed timed;

    /** What is known of one rulebook. */
    private static final class Timed {
        private final Rulebook rulebook;
        private final List<RuleId> rules;
        private final Map<RuleId, Rulebook> alone = new ConcurrentHashMap<>();
        private final AtomicInteger turn = new AtomicInteger();

        Timed(Rulebook rulebook) {
            this.rulebook = rulebook;
            this.rules = rulebook.detectionRules();
        }

        /** Those that are ready take turns. */
        Optional<Sample> next() {
            int number = Math.floorMod(turn.getAndIncrement(), rules.size());
            RuleId rule = rules.get(number);
            return Optional.ofNullable(alone.get(rule)).map(ready -> new Sample(rule, ready));
        }
    }

    /**
     * @param share of the time of judging that may be spent, such as 0.02; 0 for no timing
     * @param heard is told nanoseconds that a rule took for a step
     */
    public RuleCosts(Active active, double share, ObjLongConsumer<RuleId> heard) {
        this.active = active;
        this.share = share;
        this.heard = heard;
        this.timed = new Timed(active.inForce().rulebook());
    }

    /** Hears of a judged step and tells which rule is to be timed with it, if any. */
    Optional<Sample> judged(Rulebook rulebook, Object fact, long nanos) {
        steps.increment();
        String kind = fact.getClass().getSimpleName();
        if (!kinds.contains(kind)) {
            kinds.add(kind);
        }
        Timed now = timed;
        if (!rulebook.hash().equals(now.rulebook.hash())) {
            return Optional.empty();
        }
        long earned = (long) (nanos * share);
        long before = credit.getAndUpdate(saved -> Math.min(MOST_CREDIT_NANOS, saved + earned));
        return earned > 0 && before > 0 ? now.next() : Optional.empty();
    }

    /** Hears how long a rule took. */
    void took(RuleId rule, long worked, long spent) {
        credit.addAndGet(-spent);
        if (worked > 0) {
            heard.accept(rule, worked);
        }
    }

    /**
     * Gets one more rule of the active rulebook ready to be timed, when any is not: that takes milliseconds, so it is not for
     * threads that judge. Called time and again, by one thread at a time.
     */
    public void prepare() {
        Rulebook current = active.inForce().rulebook();
        if (!current.hash().equals(timed.rulebook.hash())) {
            timed = new Timed(current);
        }
        Timed now = timed;
        if (share > 0) {
            now.rules.stream()
                    .filter(rule -> !now.alone.containsKey(rule))
                    .findFirst()
                    .ifPresent(rule -> now.alone.put(rule, now.rulebook.alone(rule)));
        }
    }

    /** How many steps were judged so far. */
    public long steps() {
        return steps.sum();
    }

    /** Whether no step of a kind that the rule looks at was judged so far. */
    public boolean isUnasked(RuleMetadata rule) {
        List<String> wanted = rule.patterns().stream()
                .map(RulePattern::type)
                .filter(KINDS::contains)
                .toList();
        return !wanted.isEmpty() && wanted.stream().noneMatch(kinds::contains);
    }
}
