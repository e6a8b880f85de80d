package io.steersman.service;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.steersman.supervision.Supervision;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down while steps wait too long to be judged: whoever sends them would wait with them. Tells what was lost since the service
 * began: steps that were not judged, requests that the journal did not keep.
 */
@Readiness
final class JudgingHealth implements AsyncHealthCheck {

    private final Supervision supervision;
    private final Settings settings;
    private final Meters meters;

    JudgingHealth(Supervision supervision, Settings settings, Meters meters) {
        this.meters = meters;
        this.supervision = supervision;
        this.settings = settings;
    }

    /** Answers at once, on the thread that was asked: it does not wait for those that serve requests. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::state);
    }

    private HealthCheckResponse state() {
        Duration waiting = supervision.waiting();
        return HealthCheckResponse.named("judging")
                .status(waiting.compareTo(settings.longestWait()) <= 0)
                .withData("waitingMillis", waiting.toMillis())
                .withData("astray", supervision.astray())
                .withData("unjudged", meters.unjudged())
                .withData("unkept", meters.unkept())
                .build();
    }
}
