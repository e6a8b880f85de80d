package io.steersman.supervision;

import io.steersman.finding.RuleId;
import io.steersman.session.Stopwatch;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks for the rules that made a step take too long to be judged, beside everything else and one step at a time.
 *
 * <p>A rule that does not come to an end either is the one that was looked for.
 */
final class SlowSearch {

    private final Judges judges;
    private final Stopwatch stopwatch;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param stopwatch hears of rules that take too long
     */
    SlowSearch(Judges judges, Stopwatch stopwatch) {
        this.judges = judges;
        this.stopwatch = stopwatch;
    }

    /**
     * Looks at what a trajectory that was given up is still judging.
     *
     * @param then to be done when it was found, or is not to be found
     * @return whether it looks; it does not while it looks at another one
     */
    boolean in(LiveTrajectory late, Runnable then) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        Thread thread = new Thread(() -> look(late, then), "steersman-slow-rules");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void look(LiveTrajectory late, Runnable then) {
        Queue<RuleId> suspect = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                busy.set(false);
                then.run();
            }
        };
        try (Sitting sitting = judges.sit(step -> {
            suspect.forEach(rule -> stopwatch.slow(rule, judges.deadline().toNanos()));
            end.run();
        })) {
            sitting.begin(Judging.NO_STEP);
            late.findSlow(rule -> {
                sitting.end();
                suspect.clear();
                suspect.add(rule);
                sitting.begin(Judging.NO_STEP);
            });
            sitting.end();
        } catch (Sitting.GivenUp e) {
            return;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // What it looks at changes under its hands; the next one may show more.
            suspect.clear();
        } finally {
            end.run();
        }
    }
}
