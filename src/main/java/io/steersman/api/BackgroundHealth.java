package io.steersman.api;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says what of the work beside requests does not go well, and since when. The service stays ready: it is tried again. */
@Readiness
final class BackgroundHealth implements HealthCheck {

    private final Background background;

    BackgroundHealth(Background background) {
        this.background = background;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("background").up();
        background.states().forEach((name, state) -> {
            response.withData(name + " last success", state.since().toString());
            if (!state.problem().isEmpty()) {
                response.withData(name + " failures", state.failures()).withData(name + " problem", state.problem());
            }
        });
        return response.build();
    }
}
