package io.steersman.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.supervision.Supervisor;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Joins the parts that know nothing of the container. */
final class Wiring {

    private static final int BAD_INPUT = 3;

    @Produces
    @Singleton
    Active active(RuleFolders folders) {
        try {
            return new Active(folders.load());
        } catch (RuleFolders.Unusable e) {
            System.err.println(e.getMessage());
            Quarkus.asyncExit(BAD_INPUT);
            throw new PreventFurtherStepsException(BAD_INPUT);
        }
    }

    @Produces
    @Singleton
    Journal journal() {
        return new MemoryJournal();
    }

    @Produces
    @Singleton
    Supervisor supervisor(Journal journal, Active active, Meters meters, MeterRegistry registry, Settings settings) {
        Supervisor supervisor =
                new Supervisor(journal, active, meters, settings.sessions().most(), InstantSource.system());
        Gauge.builder("steersman.sessions.live", supervisor, Supervisor::liveSessions)
                .description("Trajectories whose session is open")
                .register(registry);
        return supervisor;
    }

    void close(@Disposes Supervisor supervisor) {
        supervisor.close();
    }
}
