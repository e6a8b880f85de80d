package io.steersman.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Gives a trajectory one owner at a time: turns are taken in the order of arrival, and nothing is locked during them.
 *
 * <p>All turns that wait are served together by one of the judging threads; no thread waits while what they did is
 * written. Those that came since are served next.
 */
final class Lane {

    /** Turns that may wait for one trajectory: an agent sends one step after the other. */
    static final int MOST_WAITING = 256;

    private final Owner owner;
    private final Executor judges;
    private List<Turn<?>> waiting = new ArrayList<>();
    private boolean owned;
    private boolean closed;

    /** Serves turns. */
    @FunctionalInterface
    interface Owner {
        /**
         * Serves turns; what is thrown ends them.
         *
         * @param kept to be completed when what they did is kept, or failed, by whatever thread
         */
        void serve(List<Turn<?>> turns, CompletableFuture<Boolean> kept);
    }

    /**
     * @param judges the threads that may own the lane
     */
    Lane(Owner owner, Executor judges) {
        this.owner = owner;
        this.judges = judges;
    }

    /**
     * Takes a turn.
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
            if (owned) {
                return true;
            }
            owned = true;
        }
        begin();
        return true;
    }

    /** Closes the lane for ever, unless somebody is on it; whether it is closed now. */
    synchronized boolean closeIfIdle() {
        closed = closed || !owned;
        return closed;
    }

    private void begin() {
        try {
            judges.execute(this::serve);
        } catch (Overloaded e) {
            List<Turn<?>> turns = waiting();
            turns.forEach(turn -> turn.fail(e));
            end(turns);
        }
    }

    private void serve() {
        List<Turn<?>> turns = waiting();
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        kept.whenComplete((done, thrown) -> end(turns));
        try {
            owner.serve(turns, kept);
        } catch (RuntimeException | Error e) {
            kept.completeExceptionally(e);
        }
    }

    private synchronized List<Turn<?>> waiting() {
        List<Turn<?>> turns = waiting;
        waiting = new ArrayList<>();
        return turns;
    }

    private void end(List<Turn<?>> turns) {
        release();
        turns.forEach(Turn::served);
    }

    private void release() {
        synchronized (this) {
            owned = !waiting.isEmpty();
            if (!owned) {
                return;
            }
        }
        begin();
    }
}
