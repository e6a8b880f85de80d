package io.steersman.api;

import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.service.ClientsJson;
import io.steersman.service.Heard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which clients were heard of, so that one that is not connected is seen. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hooks")
@Needs(Scope.READ)
public final class ClientsApi {

    private final Callers callers;
    private final Heard heard;

    ClientsApi(Callers callers, Heard heard) {
        this.callers = callers;
        this.heard = heard;
    }

    /** What came last. */
    @GET
    @Operation(
            operationId = "listClients",
            summary = "Which clients sent hooks, and when last",
            description = "Since the service began. latestStep says when rules ran last.")
    public ClientsJson clients() {
        return heard.of(callers.tenant());
    }
}
