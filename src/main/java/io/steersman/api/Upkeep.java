package io.steersman.api;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.steersman.supervision.RuleCosts;
import io.steersman.supervision.Trials;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does each second, from one thread of its own that makes way for others, what no request should wait for: gets one more
 * rule ready to be timed, and keeps what was seen of what is tried.
 */
@Singleton
final class Upkeep {

    private static final int EVERY_MILLIS = 1000;

    private final RuleCosts costs;
    private final Trials trials;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "steersman-upkeep");
        daemon.setDaemon(true);
        daemon.setPriority(Thread.MIN_PRIORITY);
        return daemon;
    });

    Upkeep(RuleCosts costs, Trials trials) {
        this.costs = costs;
        this.trials = trials;
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::work, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        work(trials::keep);
    }

    private void work() {
        work(costs::prepare);
        work(trials::keep);
    }

    /** What fails once is tried again in a second. */
    private static void work(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            Log.warn("What is done each second failed. Maybe the disk is full.", e);
        }
    }
}
