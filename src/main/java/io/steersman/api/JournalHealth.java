package io.steersman.api;

import io.steersman.journal.WatchedJournal;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether steps are kept. The service stays ready when they are not: hooks are answered all the same, so that no agent is
 * held up, and each request tries afresh.
 */
@Readiness
final class JournalHealth implements HealthCheck {

    private final WatchedJournal journal;

    JournalHealth(WatchedJournal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
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
        return response.build();
    }
}
