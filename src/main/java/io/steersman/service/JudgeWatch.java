package io.steersman.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.steersman.journal.Journal;
import io.steersman.journal.WatchedJournal;
import io.steersman.judge.Bench;
import io.steersman.judge.Models;
import io.steersman.reload.Active;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.Observer;
import io.steersman.supervision.Supervision;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Has questions put to a judge, also those that were left open when the service ended. */
@Singleton
final class JudgeWatch {

    private static final Duration EVERY = Duration.ofSeconds(30);

    @Produces
    @Singleton
    Observer observer(
            WatchedJournal journal,
            Active active,
            EndedExperiments ended,
            MeterRegistry registry,
            TrustWatch trust,
            FleetMember member,
            Settings settings) {
        InstantSource clock = InstantSource.system();
        Bench bench = new Bench(new Models(), Storage.budget(settings, clock), clock);
        Gauge.builder("steersman.judge.waiting", bench, Bench::depth)
                .description("Questions that wait to be asked")
                .register(registry);
        return new Observer(whose(journal, member), active, ended, bench, trust.trust());
    }

    /** Each node of a fleet has those questions answered that its own trajectories ask. */
    private static Journal whose(WatchedJournal journal, FleetMember member) {
        Optional<Journal> held = member.held();
        return held.isPresent() ? held.get() : journal;
    }

    void close(@Disposes Observer observer) {
        observer.close();
    }

    void start(
            @Observes StartupEvent event,
            Observer observer,
            Supervision supervision,
            TrustWatch trust,
            Background background) {
        observer.tell(supervision);
        background.every("judge", Duration.ZERO, EVERY, () -> {
            trust.look();
            observer.sweep();
        });
    }
}
