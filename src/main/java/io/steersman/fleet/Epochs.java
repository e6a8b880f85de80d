package io.steersman.fleet;

import io.steersman.reload.InForce;
import io.steersman.supervision.Trial;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The rules and policies that the fleet has had in force, by their epochs: each later one is a higher number. Thread-safe.
 *
 * <p>A record carries the epoch under which it is to be judged, so that it does not matter which node judges it, and when.
 */
final class Epochs {

    /** Compiled rules are large; what is older than these is not asked for any more. */
    private static final int MOST = 4;

    private final ConcurrentNavigableMap<Long, Judged> loaded = new ConcurrentSkipListMap<>();
    private volatile long current;

    /**
     * What trajectories are judged by.
     *
     * @param trial what is tried beside it
     */
    record Judged(InForce rules, Optional<Trial> trial) {}

    /** Begins with what this node has, as the fleet's first. */
    Epochs(InForce first) {
        loaded.put(0L, new Judged(first, Optional.empty()));
    }

    /** This node could judge under an epoch from now on. */
    void load(long epoch, Judged judged) {
        loaded.put(epoch, judged);
        while (loaded.size() > MOST) {
            loaded.pollFirstEntry();
        }
    }

    /** What comes in from now on is to be judged under an epoch; never an earlier one than now. */
    void activate(long epoch) {
        current = Math.max(current, epoch);
    }

    /** What comes in now is to be judged under this one. */
    long current() {
        return current;
    }

    /** Whether this node could judge under an epoch. */
    boolean has(long epoch) {
        return loaded.containsKey(epoch);
    }

    /** What this node has for an epoch: the next one after it where it is so old that nobody has it; nothing when it is too new. */
    Optional<Judged> at(long epoch) {
        return Optional.ofNullable(loaded.ceilingEntry(epoch)).map(entry -> entry.getValue());
    }
}
