package io.steersman.service;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says what of the work beside requests does not go well, and since when. The service stays ready: it is tried again. */
@Readiness
final class BackgroundHealth implements AsyncHealthCheck {

    private final Background background;

    BackgroundHealth(Background background) {
        this.background = background;
    }

    /** Answers at once, on the thread that was asked: it does not wait for those that serve requests. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::state);
    }

    private HealthCheckResponse state() {
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
