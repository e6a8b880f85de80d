package io.steersman.service;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.steersman.reload.Active;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when rules are in force; that a later version was refused is said, but the service goes on. */
@Readiness
final class RulesHealth implements AsyncHealthCheck {

    private final Active active;

    RulesHealth(Active active) {
        this.active = active;
    }

    /** Answers at once, on the thread that was asked: it does not wait for those that serve requests. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::state);
    }

    private HealthCheckResponse state() {
        Active.State state = active.state();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("rules")
                .up()
                .withData("rulebook", state.inForce().rulebook().hash())
                .withData("rules", state.inForce().rulebook().rules().size());
        if (!state.refused().isEmpty()) {
            response.withData("refused", state.refused())
                    .withData("diagnostics", state.diagnostics().size());
        }
        state.quarantined().forEach((rule, why) -> response.withData("quarantined " + rule, why));
        return response.build();
    }
}
