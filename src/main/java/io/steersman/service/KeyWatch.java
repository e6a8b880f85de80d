package io.steersman.service;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyRing;
import io.steersman.trajectory.TrajectoryId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Takes changed keys up, from one thread of its own. What is no key is said, and what was there before stays. */
@Singleton
final class KeyWatch {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final KeyRing keys;
    private final AuditTrail trail;
    private final InstantSource clock = InstantSource.system();
    private final Background background;
    private String said = "";

    KeyWatch(KeyRing keys, AuditTrail trail, Background background) {
        this.background = background;
        this.keys = keys;
        this.trail = trail;
    }

    void start(@Observes StartupEvent event) {
        if (keys.isOpenToOthers()) {
            Log.warn("The file of keys can be written by others than its owner, who can then let themselves in."
                    + " Maybe: chmod 600");
        }
        background.every("keys", EVERY, EVERY, this::look);
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
