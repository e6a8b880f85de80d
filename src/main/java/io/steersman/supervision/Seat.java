package io.steersman.supervision;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The place of one trajectory among those that steps still come for: who may work on it, and what happens when that does not come
 * to an end.
 *
 * <p>Then the trajectory is made anew from the journal, and what was asked of it is done again, by another thread and but for the
 * judging of the one step. Nothing was written of it, so nothing is done twice.
 */
final class Seat {

    /** How often in a row the rules may fail to take a trajectory up. */
    private static final int MOST_IN_VAIN = 3;

    private final Lane lane;
    private final Judges judges;
    private final SlowSearch search;
    private final Function<Set<Integer>, LiveTrajectory> making;
    private final Set<Integer> passed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inVain = new AtomicInteger();
    private volatile LiveTrajectory trajectory;

    /**
     * @param making makes the trajectory anew, given the steps that are not to be judged
     */
    Seat(Judges judges, SlowSearch search, Function<Set<Integer>, LiveTrajectory> making) {
        this.lane = new Lane(this::serve, judges);
        this.judges = judges;
        this.search = search;
        this.making = making;
        this.trajectory = making.apply(passed);
    }

    /** Who may use this, and when. */
    Lane lane() {
        return lane;
    }

    /** Gives the session up. For the owner of the lane, or once it is closed. */
    void close() {
        trajectory.close();
    }

    private void serve(List<Turn<?>> turns, CompletableFuture<Boolean> kept) {
        LiveTrajectory present = trajectory;
        try (Sitting sitting = judges.sit(step -> giveUp(present, step, turns, kept))) {
            CompletableFuture<Boolean> written = present.serve(turns, sitting);
            inVain.set(0);
            written.whenComplete((done, thrown) -> kept.complete(true));
        } catch (Sitting.GivenUp e) {
            // Another thread has taken over long ago.
            return;
        }
    }

    /** By the thread that looks at the others: the one that judges goes on with what nobody will ask for. */
    private void giveUp(LiveTrajectory late, int step, List<Turn<?>> turns, CompletableFuture<Boolean> kept) {
        List<Turn<?>> left = turns.stream().filter(turn -> !turn.isSettled()).toList();
        Runnable again = () -> again(left, kept);
        if (step != Judging.NO_STEP) {
            passed.add(step);
            trajectory = making.apply(passed);
            search.in(late, () -> {});
            again.run();
        } else if (inVain.incrementAndGet() > MOST_IN_VAIN || !search.in(late, again)) {
            trajectory = making.apply(passed);
            fail(left, kept);
        } else {
            trajectory = making.apply(passed);
        }
    }

    private void again(List<Turn<?>> turns, CompletableFuture<Boolean> kept) {
        try {
            judges.execute(() -> serve(turns, kept));
        } catch (Overloaded e) {
            fail(turns, kept);
        }
    }

    private static void fail(List<Turn<?>> turns, CompletableFuture<Boolean> kept) {
        Overloaded late = new Overloaded("Judging takes too long just now. Maybe try again in a moment.");
        turns.forEach(turn -> turn.fail(late));
        kept.complete(true);
    }
}
