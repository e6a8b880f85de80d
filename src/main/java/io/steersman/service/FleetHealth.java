package io.steersman.service;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while this node of a fleet has not been given its share: others answer meanwhile. */
@Readiness
final class FleetHealth implements AsyncHealthCheck {

    private final FleetMember member;

    FleetHealth(FleetMember member) {
        this.member = member;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(() -> HealthCheckResponse.named("fleet")
                .status(member.isReady())
                .build());
    }
}
