package io.steersman.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.experiment.Experiment;
import io.steersman.experiment.Experiment.End;
import io.steersman.experiment.Experiment.Status;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.journal.Journal;
import io.steersman.reload.Active;
import io.steersman.report.experiment.ExperimentRuns;
import io.steersman.report.run.RunReader;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.Supervision;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks now and then at the experiments that run: ends arms that clearly harm a guardrail, and experiments for whose runs what was
 * planned has come.
 */
@Singleton
final class ExperimentWatch {

    private static final String ARM_ENDED = "experiment.arm-ended";
    private static final String ENDED = "experiment.ended";
    private static final double MILLIS_OF_DAY = 86_400_000;

    private final Active active;
    private final Journal journal;
    private final Supervision supervision;
    private final EndedExperiments ended;
    private final AuditTrail trail;
    private final Duration every;
    private final RunReader reader = new RunReader();
    private final Background background;

    ExperimentWatch(
            Active active,
            Journal journal,
            Supervision supervision,
            EndedExperiments ended,
            AuditTrail trail,
            Settings settings,
            Background background,
            MeterRegistry registry) {
        this.active = active;
        this.journal = journal;
        this.supervision = supervision;
        this.ended = ended;
        this.trail = trail;
        this.every = settings.experiments().every();
        this.background = background;
        Gauge.builder("steersman.experiments.arms.ended", ended, all -> all.count(true))
                .description("Arms of experiments that were ended because they do harm")
                .register(registry);
        Gauge.builder("steersman.experiments.ended", ended, all -> all.count(false))
                .description("Experiments that came to their planned end")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        background.every("experiments", every, every, this::look);
    }

    private void look() {
        Experiments experiments = active.inForce().experiments();
        if (!experiments.isIdle()) {
            supervision.tenants().forEach(tenant -> ExperimentRuns.glance(experiments, journal, tenant, reader)
                    .forEach(findings -> judge(tenant, findings)));
        }
    }

    private void judge(String tenant, Findings findings) {
        String name = findings.experiment().name();
        findings.harmful().forEach((arm, why) -> {
            if (ended.end(name, arm, why)) {
                Log.errorf("The arm '%s' of the experiment '%s' was ended: %s", arm, name, why);
                trail.add(new AuditEntry(Instant.now(), tenant, "steersman", ARM_ENDED, name + "/" + arm, "", "", why));
            }
        });
        endAsPlanned(tenant, findings);
    }

    /** Runs whose steps tell no times are as old as this has seen the experiment. */
    private void endAsPlanned(String tenant, Findings findings) {
        Experiment experiment = findings.experiment();
        if (experiment.status() != Status.RUNNING || experiment.end() != End.PLANNED || findings.units() == 0) {
            return;
        }
        long now = System.currentTimeMillis();
        double seen = (now - ended.since(experiment.name() + " of " + tenant, now)) / MILLIS_OF_DAY;
        if (!findings.isOver(Math.max(seen, findings.days()))) {
            return;
        }
        String why = "%d of %d units have come%s"
                .formatted(
                        findings.units(),
                        experiment.planned(),
                        experiment.days() > 0 ? " in at most %d days".formatted(experiment.days()) : "");
        if (ended.end(experiment.endFor(tenant), why)) {
            Log.infof("The experiment '%s' has come to its planned end: %s", experiment.name(), why);
            trail.add(new AuditEntry(Instant.now(), tenant, "steersman", ENDED, experiment.name(), "", "", why));
        }
    }
}
