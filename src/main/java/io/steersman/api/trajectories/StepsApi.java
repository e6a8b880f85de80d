package io.steersman.api.trajectories;

import io.smallrye.common.annotation.NonBlocking;
import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Body;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Doors;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.reload.Active;
import io.steersman.service.Meters;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes steps in. */
@Path("/v1/trajectories/{id}/steps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trajectories")
@Needs(Scope.INGEST)
public final class StepsApi {

    /** Longest body that is read at once, in bytes. */
    private static final int SOON = 64 * 1024;

    private final Callers callers;
    private final Doors doors;
    private final Supervision supervision;
    private final Active active;
    private final Meters meters;

    StepsApi(Callers callers, Doors doors, Supervision supervision, Active active, Meters meters) {
        this.doors = doors;
        this.callers = callers;
        this.supervision = supervision;
        this.active = active;
        this.meters = meters;
    }

    /** Accepts steps, all or none. */
    @POST
    @Consumes({
        MediaType.APPLICATION_JSON,
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        MediaType.TEXT_PLAIN
    })
    @Operation(
            operationId = "reportSteps",
            summary = "Report steps and get guidance",
            description = "The body is one step, an array of steps, or one step a line (NDJSON), for example"
                    + " {\"kind\":\"call\",\"id\":\"c1\",\"tool\":\"Bash\",\"input\":{\"command\":\"npm test\"}}."
                    + " Kinds are instruction, message, call, result, compaction and end. A step with a number of the"
                    + " client's own in 'step' may be sent again without harm. All steps are accepted, or none.")
    @RequestBody(
            required = true,
            description = "One step, an array of steps, or one step a line",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Steps")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "The steps were accepted; what the agent should be told is in interventions")
    @APIResponse(responseCode = "400", description = "The body cannot be read; errors lists every place")
    @APIResponse(
            responseCode = "409",
            description = "The trajectory has ended, or a step number is taken by another step")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "422", description = "A result answers no open call")
    @NonBlocking
    public CompletionStage<AcceptedJson> accept(
            @PathParam("id") @Parameter(description = "The client's id of the trajectory; the first step begins it")
                    String id,
            @QueryParam("wait")
                    @DefaultValue("1")
                    @Parameter(description = "0: answer without interventions, which wait for a later reply or poll")
                    String wait,
            @Context RoutingContext request) {
        TrajectoryId trajectory = callers.id(id);
        doors.need(trajectory, "to report steps");
        boolean silently = Asked.number("wait", wait, 1) == 0;
        return read(Body.of(request), request.vertx()).thenCompose(steps -> submitted(trajectory, steps, silently));
    }

    /** The thread of a connection has others to serve: it reads what is read soon. */
    private static CompletionStage<List<Step>> read(byte[] body, Vertx vertx) {
        return body.length <= SOON
                ? CompletableFuture.completedFuture(steps(body))
                : vertx.executeBlocking(() -> steps(body), false).toCompletionStage();
    }

    private CompletionStage<AcceptedJson> submitted(TrajectoryId trajectory, List<Step> steps, boolean silently) {
        return meters.timed(
                        silently
                                ? supervision.submitSilently(trajectory, steps)
                                : supervision.submit(trajectory, steps))
                .thenApply(
                        accepted -> AcceptedJson.of(accepted, active.inForce().policy()));
    }

    /** The steps of a body, all of them or a failure that lists what is wrong. */
    public static List<Step> steps(byte[] body) {
        NativeFormat.Parsed parsed = NativeFormat.parse(body);
        if (!parsed.problems().isEmpty()) {
            Problem first = parsed.problems().get(0);
            throw new Failure(
                    ProblemKind.INVALID_STEPS,
                    "None of the steps was accepted. %s%s"
                            .formatted(first.display(), more(parsed.problems().size() - 1)),
                    parsed.problems());
        }
        if (parsed.steps().isEmpty()) {
            throw new Failure(ProblemKind.INVALID_STEPS, "The body holds no step. Maybe send one step a line.");
        }
        return parsed.steps();
    }

    private static String more(int others) {
        return others == 0 ? "" : " There %s %d more.".formatted(others == 1 ? "is" : "are", others);
    }
}
