package io.steersman.session;

import io.steersman.finding.RuleId;

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
    };

    /** The time, in nanoseconds since any moment. */
    long now();

    /** How long this thread has worked so far, in nanoseconds: what else the machine does is not in it. */
    long worked();

    /** Whether one step took too long. */
    boolean isTooLong(long nanos);

    /** A rule takes too long by itself, time and again. */
    void slow(RuleId rule, long nanos);
}
