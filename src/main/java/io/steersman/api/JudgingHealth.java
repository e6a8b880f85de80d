package io.steersman.api;

import io.steersman.supervision.Supervisor;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while steps wait too long to be judged: whoever sends them would wait with them. */
@Readiness
final class JudgingHealth implements HealthCheck {

    private final Supervisor supervisor;
    private final Settings settings;

    JudgingHealth(Supervisor supervisor, Settings settings) {
        this.supervisor = supervisor;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        Duration waiting = supervisor.waiting();
        return HealthCheckResponse.named("judging")
                .status(waiting.compareTo(settings.longestWait()) <= 0)
                .withData("waitingMillis", waiting.toMillis())
                .withData("astray", supervisor.astray())
                .build();
    }
}
