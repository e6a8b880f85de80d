package io.steersman.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives a trajectory one owner at a time: turns are taken in the order of arrival, and nothing is locked during them.
 *
 * <p>The first thread to come owns the lane and serves all turns that wait; then it hands over to one that came since.
 */
final class Lane {

    /** Turns that may wait for one trajectory: an agent sends one step after the other. */
    static final int MOST_WAITING = 256;

    private final Consumer<List<Turn<?>>> owner;
    private List<Turn<?>> waiting = new ArrayList<>();
    private boolean owned;
    private boolean closed;

    /**
     * @param owner serves turns; must not throw
     */
    Lane(Consumer<List<Turn<?>>> owner) {
        this.owner = owner;
    }

    /**
     * Takes a turn and waits until it was served.
     *
     * @return false when the lane was closed before
     * @throws Overloaded when too many wait already
     */
    boolean take(Turn<?> turn) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (waiting.size() >= MOST_WAITING) {
                throw new Overloaded(
                        "There are %d requests waiting for this trajectory. Maybe send several steps in one."
                                .formatted(waiting.size()));
            }
            waiting.add(turn);
            if (!owned) {
                owned = true;
                turn.handOver();
            }
        }
        if (turn.awaitCall()) {
            serve();
        }
        return true;
    }

    /** Does something with an idle trajectory; false when it is not idle. */
    boolean whenIdle(Runnable work) {
        synchronized (this) {
            if (closed || owned) {
                return false;
            }
            owned = true;
        }
        try {
            work.run();
        } finally {
            release();
        }
        return true;
    }

    /** Closes the lane for ever, unless somebody is on it; whether it is closed now. */
    synchronized boolean closeIfIdle() {
        closed = closed || !owned;
        return closed;
    }

    private void serve() {
        List<Turn<?>> turns;
        synchronized (this) {
            turns = waiting;
            waiting = new ArrayList<>();
        }
        try {
            owner.accept(turns);
        } finally {
            release();
            turns.forEach(Turn::served);
        }
    }

    private void release() {
        next().ifPresent(Turn::handOver);
    }

    private synchronized Optional<Turn<?>> next() {
        owned = !waiting.isEmpty();
        return owned ? Optional.of(waiting.get(0)) : Optional.empty();
    }
}
