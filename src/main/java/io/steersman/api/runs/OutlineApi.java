package io.steersman.api.runs;

import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A run in outline, so that one of ten thousand steps can be looked at. */
@Path("/v1/trajectories/{id}/outline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
@Needs(Scope.READ)
public final class OutlineApi {

    private static final String DEFAULT_LIMIT = "1000";
    private static final int MOST = 5000;

    private final Callers callers;
    private final Journal journal;

    OutlineApi(Callers callers, Journal journal) {
        this.callers = callers;
        this.journal = journal;
    }

    /** Its steps, each in one line. */
    @GET
    @Operation(
            operationId = "outlineTrajectory",
            summary = "Steps of a trajectory, each in one line",
            description = "From the one with the index 'from' on; the whole of a step is in listSteps.")
    @APIResponse(responseCode = "200", description = "The steps")
    @APIResponse(responseCode = "404", description = "There is no such trajectory")
    public OutlineJson outline(
            @PathParam("id") String id,
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) String limit) {
        TrajectoryEntry entry = Asked.trajectory(journal, callers.id(id));
        int first = Asked.number("from", from, Integer.MAX_VALUE);
        return new OutlineJson(
                entry.steps(),
                entry.ended(),
                journal.steps(entry.id(), first, Asked.number("limit", limit, MOST)).stream()
                        .map(OutlineJson.Row::of)
                        .toList());
    }
}
