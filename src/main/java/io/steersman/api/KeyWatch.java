package io.steersman.api;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyRing;
import io.steersman.trajectory.TrajectoryId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes changed keys up, from one thread of its own. What is no key is said, and what was there before stays. */
@Singleton
final class KeyWatch {

    private static final long EVERY_MILLIS = 500;

    private final KeyRing keys;
    private final AuditTrail trail;
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "steersman-keys");
        daemon.setDaemon(true);
        return daemon;
    });
    private String said = "";

    KeyWatch(KeyRing keys, AuditTrail trail) {
        this.keys = keys;
        this.trail = trail;
    }

    void start(@Observes StartupEvent event) {
        if (keys.isOpenToOthers()) {
            Log.warn("The file of keys can be written by others than its owner, who can then let themselves in."
                    + " Maybe: chmod 600");
        }
        thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        String before = keys.hash();
        try {
            if (keys.look()) {
                said = "";
                Log.info("The keys have changed");
                note(before);
            }
        } catch (KeyFile.Broken e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(said)) {
                said = message;
                Log.errorf("%s The keys stay as they were", message);
            }
        } catch (RuntimeException e) {
            Log.error("The keys cannot be looked at", e);
        }
    }

    /** The command line notes what it changes itself; this is for an editor. */
    private void note(String before) {
        String hash = keys.hash();
        if (trail.entries().stream().noneMatch(entry -> entry.hash().equals(hash))) {
            trail.add(new AuditEntry(
                    clock.instant(), TrajectoryId.LOCAL, "file", "keys.edited", "keys", hash, before, ""));
        }
    }
}
