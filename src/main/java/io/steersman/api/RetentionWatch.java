package io.steersman.api;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.Retention;
import io.steersman.supervision.Supervisor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets what is not to be kept any longer, from one thread of its own. */
@Singleton
final class RetentionWatch {

    private static final long EVERY_MINUTES = 10;

    private final Supervisor supervisor;
    private final Meters meters;
    private final Retention retention;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "steersman-retention");
        daemon.setDaemon(true);
        return daemon;
    });

    RetentionWatch(Supervisor supervisor, Meters meters, Settings settings) {
        this.supervisor = supervisor;
        this.meters = meters;
        this.retention = new Retention(
                settings.journal().keepFor().orElse(Duration.ZERO),
                settings.journal().keepBytes().asLongValue());
    }

    void start(@Observes StartupEvent event) {
        if (!retention.isEndless()) {
            thread.scheduleWithFixedDelay(this::look, 0, EVERY_MINUTES, TimeUnit.MINUTES);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            int gone = retention.apply(supervisor.journal(), supervisor::forget, System.currentTimeMillis());
            if (gone > 0) {
                meters.forgotten(gone);
                Log.infof(
                        "%d trajectories were forgotten: they are older than what is kept, or there was too much",
                        gone);
            }
        } catch (JournalFailure e) {
            Log.errorf("Nothing can be forgotten now: %s", e.getMessage());
        }
    }
}
