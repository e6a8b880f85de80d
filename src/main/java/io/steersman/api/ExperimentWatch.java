package io.steersman.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.journal.Journal;
import io.steersman.reload.Active;
import io.steersman.report.ExperimentRuns;
import io.steersman.report.RunReader;
import io.steersman.supervision.EndedArms;
import io.steersman.supervision.Supervisor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks now and then at the experiments that run, and ends arms that clearly harm a guardrail. */
@Singleton
final class ExperimentWatch {

    private static final String ENDED = "experiment.arm-ended";

    private final Active active;
    private final Journal journal;
    private final Supervisor supervisor;
    private final EndedArms ended;
    private final AuditTrail trail;
    private final long everyMillis;
    private final RunReader reader = new RunReader();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "steersman-experiments");
        daemon.setDaemon(true);
        daemon.setPriority(Thread.MIN_PRIORITY);
        return daemon;
    });

    ExperimentWatch(
            Active active,
            Journal journal,
            Supervisor supervisor,
            EndedArms ended,
            AuditTrail trail,
            Settings settings,
            MeterRegistry registry) {
        this.active = active;
        this.journal = journal;
        this.supervisor = supervisor;
        this.ended = ended;
        this.trail = trail;
        this.everyMillis = Math.max(1, settings.experiments().every().toMillis());
        Gauge.builder("steersman.experiments.arms.ended", ended, all -> all.get()
                        .size())
                .description("Arms of experiments that were ended because they do harm")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** What fails once is tried again with the next look. */
    private void look() {
        try {
            Experiments experiments = active.inForce().experiments();
            if (!experiments.isIdle()) {
                supervisor.tenants().forEach(tenant -> ExperimentRuns.read(experiments, journal, tenant, reader)
                        .forEach(findings -> judge(tenant, findings)));
            }
        } catch (RuntimeException e) {
            Log.warn("The experiments could not be looked at.", e);
        }
    }

    private void judge(String tenant, Findings findings) {
        String name = findings.experiment().name();
        findings.harmful().forEach((arm, why) -> {
            if (ended.end(name, arm, why)) {
                Log.errorf("The arm '%s' of the experiment '%s' was ended: %s", arm, name, why);
                trail.add(new AuditEntry(Instant.now(), tenant, "steersman", ENDED, name + "/" + arm, "", "", why));
            }
        });
    }
}
