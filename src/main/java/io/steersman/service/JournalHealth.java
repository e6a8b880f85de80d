package io.steersman.service;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.steersman.journal.WatchedJournal;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether steps are kept. The service stays ready when they are not: hooks are answered all the same, so that no agent is
 * held up, and each request tries afresh.
 */
@Readiness
public final class JournalHealth implements AsyncHealthCheck {

    private final WatchedJournal journal;

    public JournalHealth(WatchedJournal journal) {
        this.journal = journal;
    }

    /** Answers at once, on the thread that was asked: it does not wait for those that serve requests. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::state);
    }

    private HealthCheckResponse state() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("journal").up();
        journal.trouble()
                .ifPresentOrElse(
                        trouble -> response.withData("keeps", false)
                                .withData("reason", trouble.reason().name().toLowerCase(Locale.ROOT))
                                .withData("message", trouble.message())
                                .withData(
                                        "since",
                                        Instant.ofEpochMilli(trouble.sinceMillis())
                                                .toString())
                                .withData("failures", trouble.failures()),
                        () -> response.withData("keeps", true));
        journal.damage().ifPresent(what -> response.withData("damaged", what));
        return response.build();
    }
}
