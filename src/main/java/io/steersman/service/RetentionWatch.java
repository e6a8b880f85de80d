package io.steersman.service;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.steersman.journal.Retention;
import io.steersman.supervision.Supervision;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets what is not to be kept any longer, from one thread of its own. */
@Singleton
final class RetentionWatch {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Supervision supervision;
    private final Meters meters;
    private final Retention retention;
    private final Background background;

    RetentionWatch(Supervision supervision, Meters meters, Settings settings, Background background) {
        this.background = background;
        this.supervision = supervision;
        this.meters = meters;
        this.retention = new Retention(
                settings.journal().keepFor().orElse(Duration.ZERO),
                settings.journal().keepBytes().asLongValue());
    }

    void start(@Observes StartupEvent event) {
        if (!retention.isEndless()) {
            background.every("retention", Duration.ZERO, EVERY, this::look);
        }
    }

    private void look() {
        int gone = retention.apply(supervision.journal(), supervision::forget, System.currentTimeMillis());
        if (gone > 0) {
            meters.forgotten(gone);
            Log.infof("%d trajectories were forgotten: they are older than what is kept, or there was too much", gone);
        }
    }
}
