package io.steersman.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.WatchedJournal;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.reload.Releases;
import io.steersman.report.TrialVerdict;
import io.steersman.silence.Silences;
import io.steersman.supervision.Alongside;
import io.steersman.supervision.Custody;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.Quarantine;
import io.steersman.supervision.RuleCosts;
import io.steersman.supervision.Supervision;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Trials;
import io.steersman.supervision.Witness;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Joins the parts that know nothing of the container. */
public final class Wiring {

    private static final int BAD_INPUT = 3;
    private static final double MILLIS_PER_SECOND = 1000;

    @Produces
    @Singleton
    Releases releases(RuleFolders folders, Settings settings, MeterRegistry registry) {
        try {
            Releases releases = folders.load(Storage.versions(settings));
            Gauge.builder("steersman.checks.astray", releases, Releases::checksAstray)
                    .description("Checks of files that were given up and are still at work")
                    .register(registry);
            return releases;
        } catch (RuleFolders.Unusable e) {
            throw stopped(String.valueOf(e.getMessage()));
        }
    }

    @Produces
    @Singleton
    Active active(Releases releases) {
        return releases.active();
    }

    @Produces
    @Singleton
    RuleCosts costs(Active active, Settings settings, Meters meters) {
        return new RuleCosts(active, settings.health().timing(), meters::ruleTook);
    }

    @Produces
    @Singleton
    Trials trials(Releases releases, Settings settings) {
        return new Trials(
                releases,
                TrialVerdict::of,
                why -> Log.warnf("The candidate was taken back: %s", why),
                Storage.trial(settings));
    }

    @Produces
    @Singleton
    EndedExperiments endedExperiments(Settings settings) {
        return Storage.endedExperiments(settings);
    }

    @Produces
    @Singleton
    Silences silences(Settings settings) {
        return Storage.silences(settings);
    }

    /** Says why the service cannot begin, and lets it end. */
    public static PreventFurtherStepsException stopped(String message) {
        System.err.println(message);
        Quarkus.asyncExit(BAD_INPUT);
        return new PreventFurtherStepsException(BAD_INPUT);
    }

    @Produces
    @Singleton
    WatchedJournal journal(Settings settings, Meters meters, MeterRegistry registry) {
        try {
            Journal journal = Storage.open(settings);
            if (journal instanceof SqlJournal sql) {
                Gauge.builder("steersman.journal.waiting", sql, SqlJournal::depth)
                        .description("Writings that wait for the disk")
                        .register(registry);
            }
            WatchedJournal watched = new WatchedJournal(journal, meters::unkept, InstantSource.system());
            Gauge.builder(
                            "steersman.journal.failing",
                            watched,
                            found -> found.trouble().isPresent() ? 1 : 0)
                    .description("1 while steps are not kept")
                    .register(registry);
            return watched;
        } catch (JournalFailure e) {
            throw stopped(String.valueOf(e.getMessage()));
        }
    }

    void close(@Disposes WatchedJournal journal) {
        journal.close();
    }

    /** Who is asked about trajectories: this process, or whichever node owns them. */
    @Produces
    @Singleton
    @Typed(Supervision.class)
    Supervision supervision(Instance<Supervisor> alone, Instance<FleetMember> member, Settings settings) {
        return settings.cluster().isPresent() ? member.get().supervision() : alone.get();
    }

    @Produces
    @Singleton
    @Typed({Supervisor.class, Custody.class})
    Supervisor supervisor(
            WatchedJournal journal,
            Active active,
            MeterRegistry registry,
            Settings settings,
            CleanSteps cleaning,
            RuleCosts costs,
            Trials trials,
            EndedExperiments ended,
            Silences silences,
            @All List<Witness> witnesses) {
        Supervisor supervisor = new Supervisor(
                        journal,
                        active,
                        new Alongside(witnesses.toArray(Witness[]::new)),
                        settings.sessions().most(),
                        InstantSource.system(),
                        cleaning,
                        trials,
                        new Quarantine(active, costs, settings.ruleBudget()),
                        ended,
                        settings.stepBudget())
                .heeding(silences);
        Gauge.builder(
                        "steersman.judging.waiting",
                        supervisor,
                        found -> found.waiting().toMillis() / MILLIS_PER_SECOND)
                .description("How long the oldest request has waited to be judged")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("steersman.judging.astray", supervisor, Supervisor::astray)
                .description("Threads that are still at work on what was given up")
                .register(registry);
        Gauge.builder("steersman.rules.quarantined", active, found -> found.state()
                        .quarantined()
                        .size())
                .description("Rules that are left out because they took too long")
                .register(registry);
        Gauge.builder("steersman.sessions.live", supervisor, Supervisor::liveSessions)
                .description("Trajectories whose session is open")
                .register(registry);
        return supervisor;
    }

    /** What must not be kept is taken out of everything by the same table. */
    @Produces
    @Singleton
    CleanSteps cleaning(Settings settings) {
        String table = settings.secrets().orElse("");
        try {
            return new CleanSteps(
                    table.isEmpty() ? Redaction.standard() : Redaction.with(Files.readString(Path.of(table))));
        } catch (IOException | IllegalArgumentException e) {
            throw stopped("The file '%s' of secrets cannot be used: %s".formatted(table, e.getMessage()));
        }
    }

    void close(@Disposes Supervisor supervisor) {
        supervisor.close();
    }
}
