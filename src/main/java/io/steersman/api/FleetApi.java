package io.steersman.api;

import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.fleet.FleetState;
import io.steersman.service.FleetMember;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The nodes that share the work. */
@Path("/v1/fleet")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet")
@Needs(Scope.READ)
public final class FleetApi {

    private final FleetMember member;
    private final Callers callers;

    FleetApi(FleetMember member, Callers callers) {
        this.member = member;
        this.callers = callers;
    }

    /** How the fleet looks from the node that is asked. */
    @GET
    @Operation(
            operationId = "showFleet",
            summary = "The nodes, who judges which partitions, and how far they are behind",
            description =
                    "As the node that is asked sees it; for keys of the tenant local, since it tells of all. lag counts records that are not judged yet, unread those that"
                            + " are judged and not written yet for those who read; -1 where the brokers do not say.")
    @APIResponse(responseCode = "200", description = "The fleet")
    @APIResponse(responseCode = "404", description = "The service is alone")
    public FleetState fleet() {
        FleetState state = member.state()
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "This service is alone. Maybe set steersman.cluster where there are several nodes."));
        if (!callers.tenant().equals(TrajectoryId.LOCAL)) {
            throw new Failure(
                    ProblemKind.FORBIDDEN, "This is about all tenants together. Maybe use a key of the tenant local.");
        }
        return state;
    }
}
