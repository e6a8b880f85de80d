package io.steersman.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
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
            Settings settings) {
        InstantSource clock = InstantSource.system();
        Bench bench = new Bench(new Models(), Storage.budget(settings, clock), clock);
        Gauge.builder("steersman.judge.waiting", bench, Bench::depth)
                .description("Questions that wait to be asked")
                .register(registry);
        return new Observer(journal, active, ended, bench, trust.trust());
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
