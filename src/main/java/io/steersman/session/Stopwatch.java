package io.steersman.session;

import io.steersman.finding.RuleId;
import io.steersman.rulebook.Rulebook;
import java.util.Optional;

/**
 * Tells how long judging takes, and hears of rules that take too long. Thread-safe.
 *
 * <p>It stands outside of the session: nothing that is found depends on it.
 */
public interface Stopwatch {

    /** Nobody looks at the time. */
    Stopwatch NONE = new Stopwatch() {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public long worked() {
            return 0;
        }

        @Override
        public boolean isTooLong(long nanos) {
            return false;
        }

        @Override
        public void slow(RuleId rule, long nanos) {
            // Nobody wants to know.
        }

        @Override
        public void exhausting(RuleId rule) {
            // Nobody wants to know.
        }

        @Override
        public Optional<Sample> judged(Rulebook rulebook, Object fact, long nanos) {
            return Optional.empty();
        }

        @Override
        public void took(RuleId rule, long worked, long spent) {
            // Nobody wants to know.
        }
    };

    /**
     * A rule that is to be timed by itself.
     *
     * @param alone a rulebook that detects with this rule only
     */
    record Sample(RuleId rule, Rulebook alone) {}

    /** The time, in nanoseconds since any moment. */
    long now();

    /** How long this thread has worked so far, in nanoseconds: what else the machine does is not in it. */
    long worked();

    /** Whether one step took too long. */
    boolean isTooLong(long nanos);

    /** A rule takes too long by itself, time and again. */
    void slow(RuleId rule, long nanos);

    /** A rule runs out of memory, or of stack, by itself. */
    void exhausting(RuleId rule);

    /**
     * A step was judged.
     *
     * @param fact what it brought
     * @param nanos how long it took
     * @return a rule to be timed by itself with the same step; nothing comes of what it finds
     */
    Optional<Sample> judged(Rulebook rulebook, Object fact, long nanos);

    /**
     * A rule was timed by itself with one step.
     *
     * @param worked nanoseconds that it worked
     * @param spent nanoseconds that went by, with what it takes to time it
     */
    void took(RuleId rule, long worked, long spent);
}
