package io.steersman.api.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.access.Wish;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What a version would have found in the trajectories that are stored. */
@Path("/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks")
@Needs(Scope.READ)
public final class BacktestsApi {

    private static final int EXAMPLES = 5;
    private static final int MOST_EXAMPLES = 100;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Callers callers;
    private final Backtests backtests;
    private final Releases releases;

    BacktestsApi(Callers callers, Backtests backtests, Releases releases) {
        this.callers = callers;
        this.backtests = backtests;
        this.releases = releases;
    }

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "BacktestWish")))
    @Operation(
            operationId = "beginBacktest",
            summary = "Judge all stored trajectories under a candidate and the active version",
            description =
                    "{\"candidate\": \"HASH\", \"examples\": 5}: a version that is kept. The answer comes at once; the"
                            + " result is polled, or streamed from /events. Precision and recall are of the findings that people judged.")
    @APIResponse(
            responseCode = "202",
            description = "It waits or runs; Location names it",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Backtest")))
    @APIResponse(responseCode = "422", description = "There is no such version, or this program cannot use it")
    public Response begin(InputStream body) {
        Wish wish = Wish.read(body);
        InForce candidate = releases.loaded(wish.text("candidate"));
        Backtests.Job job = backtests.begin(
                callers.tenant(),
                releases.active().inForce(),
                candidate,
                wish.number("examples", EXAMPLES, 0, MOST_EXAMPLES));
        return Response.accepted(job.progress())
                .location(URI.create("/v1/backtests/" + job.id()))
                .build();
    }

    /** The latest. */
    @GET
    @Operation(operationId = "listBacktests", summary = "The latest backtests and how far they are")
    @APIResponse(
            responseCode = "200",
            description = "The latest first",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Backtests")))
    public List<ObjectNode> all() {
        return backtests.all(callers.tenant()).stream()
                .map(Backtests.Job::progress)
                .toList();
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getBacktest", summary = "How far a backtest is, and what differs so far")
    @APIResponse(
            responseCode = "200",
            description = "How far it is",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Backtest")))
    @APIResponse(responseCode = "404", description = "There is no such backtest")
    public ObjectNode one(@PathParam("id") String id) {
        return find(id).whole();
    }

    /** How it goes on. */
    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "followBacktest",
            summary = "How far a backtest is, as it goes on; the last event has the result")
    @APIResponse(
            responseCode = "200",
            description = "Each event is one object",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(ref = "Backtest")))
    @APIResponse(responseCode = "404", description = "There is no such backtest")
    public Multi<ObjectNode> events(@PathParam("id") String id) {
        Backtests.Job job = find(id);
        Multi<ObjectNode> going = Multi.createFrom()
                .ticks()
                .every(BETWEEN)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> !job.stage().isOver())
                .map(tick -> job.progress());
        return Multi.createBy()
                .concatenating()
                .streams(going, Multi.createFrom().item(job::whole));
    }

    /** Stops it. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "cancelBacktest", summary = "Cancel a backtest; what it has seen stays")
    @APIResponse(
            responseCode = "200",
            description = "How far it came",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Backtest")))
    @APIResponse(responseCode = "404", description = "There is no such backtest")
    public ObjectNode cancel(@PathParam("id") String id) {
        Backtests.Job job = find(id);
        job.cancel();
        return job.progress();
    }

    private Backtests.Job find(String id) {
        return backtests
                .find(callers.tenant(), id)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no backtest '%s'. Maybe it is one of long ago.".formatted(id)));
    }
}
