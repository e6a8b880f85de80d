package io.steersman.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
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
import java.time.Duration;
import java.time.Instant;

/** Looks now and then at the experiments that run, and ends arms that clearly harm a guardrail. */
@Singleton
final class ExperimentWatch {

    private static final String ENDED = "experiment.arm-ended";

    private final Active active;
    private final Journal journal;
    private final Supervisor supervisor;
    private final EndedArms ended;
    private final AuditTrail trail;
    private final Duration every;
    private final RunReader reader = new RunReader();
    private final Background background;

    ExperimentWatch(
            Active active,
            Journal journal,
            Supervisor supervisor,
            EndedArms ended,
            AuditTrail trail,
            Settings settings,
            Background background,
            MeterRegistry registry) {
        this.active = active;
        this.journal = journal;
        this.supervisor = supervisor;
        this.ended = ended;
        this.trail = trail;
        this.every = settings.experiments().every();
        this.background = background;
        Gauge.builder("steersman.experiments.arms.ended", ended, all -> all.get()
                        .size())
                .description("Arms of experiments that were ended because they do harm")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        background.every("experiments", every, every, this::look);
    }

    private void look() {
        Experiments experiments = active.inForce().experiments();
        if (!experiments.isIdle()) {
            supervisor.tenants().forEach(tenant -> ExperimentRuns.glance(experiments, journal, tenant, reader)
                    .forEach(findings -> judge(tenant, findings)));
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
