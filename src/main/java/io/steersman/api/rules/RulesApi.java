package io.steersman.api.rules;

import io.steersman.access.Scope;
import io.steersman.api.access.Needs;
import io.steersman.reload.Active;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules in force, and why a later version is not. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
@Needs(Scope.READ)
public final class RulesApi {

    private final Active active;

    RulesApi(Active active) {
        this.active = active;
    }

    /** All rules. */
    @GET
    @Operation(
            operationId = "listRules",
            summary = "The rules in force",
            description = "Each rule with what it says of itself and what the policy makes of it. When the files in the"
                    + " folders were refused, the last good ones stay in force and every diagnostic is listed.")
    public RulesJson rules() {
        return RulesJson.of(active.state());
    }
}
