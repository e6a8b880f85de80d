package io.steersman.access;

/**
 * A token bucket: so many requests a second on average, and at most one second's worth at once. Thread-safe.
 *
 * <p>Time is given in nanoseconds of a clock that never goes back.
 */
public final class Pace {

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private double tokens;
    private long last;

    /** Starts full. */
    public Pace(int perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.last = now;
    }

    /** How many requests a second it lets through. */
    public int perSecond() {
        return perSecond;
    }

    /**
     * Lets a request through, or says how long to wait.
     *
     * @return 0, or the nanoseconds until the next one is let through
     */
    public synchronized long take(long now) {
        tokens = Math.min(perSecond, tokens + (double) Math.max(0, now - last) * perSecond / SECOND);
        last = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) * SECOND / perSecond);
    }
}
