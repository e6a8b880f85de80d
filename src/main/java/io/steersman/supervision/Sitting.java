package io.steersman.supervision;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The work of one thread on one trajectory. While a step is judged another thread may give it up: what the thread does from then
 * on counts for nothing, and it is told so as soon as judging ends, if ever it does.
 */
final class Sitting implements Judging, AutoCloseable {

    private static final int GIVEN_UP = -1;

    private final Thread thread = Thread.currentThread();
    private final Judges judges;
    private final IntConsumer late;
    /** Even while nothing is judged, odd while something is; each judging has a number of its own. */
    private final AtomicInteger state = new AtomicInteger();

    private volatile int step = NO_STEP;
    private int seen;
    private long seenAt;

    /** Nothing that this thread does counts any more. */
    static final class GivenUp extends Error {
        GivenUp() {
            super("Judging was given up.", null, false, false);
        }
    }

    /**
     * @param late is told the step when it is given up, by the thread that does so
     */
    Sitting(Judges judges, IntConsumer late) {
        this.judges = judges;
        this.late = late;
    }

    @Override
    public void begin(int index) {
        step = index;
        advance();
    }

    @Override
    public void end() {
        advance();
    }

    private void advance() {
        int now = state.get();
        if (now == GIVEN_UP || !state.compareAndSet(now, (now + 1) & Integer.MAX_VALUE)) {
            throw new GivenUp();
        }
    }

    Thread thread() {
        return thread;
    }

    /**
     * Gives up what has been judged for too long. For one thread that looks now and then.
     *
     * @param worked nanoseconds that the thread has worked in its life
     * @param most nanoseconds that judging one step may take
     */
    void look(long worked, long most) {
        int now = state.get();
        if (now != seen) {
            seen = now;
            seenAt = worked;
        } else if (now != GIVEN_UP && now % 2 == 1 && worked - seenAt > most && state.compareAndSet(now, GIVEN_UP)) {
            judges.lost();
            late.accept(step);
        }
    }

    @Override
    public void close() {
        judges.rise(this, state.get() == GIVEN_UP);
    }
}
