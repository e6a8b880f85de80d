package io.steersman.api.trajectories;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Doors;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.recorded.atif.AtifDocument;
import io.steersman.reload.Active;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads trajectories back, and what came of them. */
@Path("/v1/trajectories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trajectories")
@Needs(Scope.READ)
public final class TrajectoriesApi {

    private static final String DEFAULT_LIMIT = "100";
    private static final int MOST = 1000;

    private final Callers callers;
    private final Doors doors;
    private final Journal journal;
    private final Supervision supervision;
    private final Active active;
    private final ObjectMapper mapper;

    TrajectoriesApi(
            Callers callers,
            Doors doors,
            Journal journal,
            Supervision supervision,
            Active active,
            ObjectMapper mapper) {
        this.active = active;
        this.mapper = mapper;
        this.doors = doors;
        this.callers = callers;
        this.journal = journal;
        this.supervision = supervision;
    }

    /** A page of trajectories. */
    @GET
    @Operation(
            operationId = "listTrajectories",
            summary = "List trajectories",
            description = "In the order of their ids; next is the cursor of the next page.")
    public TrajectoryJson.Page list(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) String limit) {
        int most = Asked.number("limit", limit, MOST);
        List<TrajectoryEntry> found = journal.list(callers.tenant(), after, most + 1);
        List<TrajectoryEntry> page = found.subList(0, Math.min(most, found.size()));
        boolean more = found.size() > most && most > 0;
        return new TrajectoryJson.Page(
                page.stream().map(TrajectoryJson::of).toList(),
                more ? page.get(page.size() - 1).id().id() : "");
    }

    /** One trajectory. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getTrajectory", summary = "One trajectory as a whole")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrajectoryJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such trajectory")
    public TrajectoryJson find(@PathParam("id") String id) {
        return TrajectoryJson.of(Asked.trajectory(journal, callers.id(id)));
    }

    /** A page of its steps. */
    @GET
    @Path("{id}/steps")
    @Operation(operationId = "listSteps", summary = "Steps of a trajectory, in the native format")
    public StepsJson steps(
            @PathParam("id") String id,
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) String limit) {
        TrajectoryEntry entry = Asked.trajectory(journal, callers.id(id));
        int first = Asked.number("from", from, Integer.MAX_VALUE);
        List<Step> steps = journal.steps(entry.id(), first, Asked.number("limit", limit, MOST));
        long end = (long) first + steps.size();
        return new StepsJson(
                first,
                steps.stream().map(NativeFormat::write).toList(),
                end < entry.steps() && !steps.isEmpty() ? OptionalInt.of((int) end) : OptionalInt.empty());
    }

    /** All of it, for other programs. */
    @GET
    @Path("{id}/atif")
    @Operation(
            operationId = "getAtif",
            summary = "A trajectory as a document of the Agent Trajectory Interchange Format, version 1.7",
            description = "Findings and interventions stand in extra.steersman. Reading it back gives the same steps.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Atif")))
    public ObjectNode atif(@PathParam("id") String id) {
        TrajectoryEntry entry = Asked.trajectory(journal, callers.id(id));
        ObjectNode about = Json.emptyObject();
        about.set("findings", mapper.valueToTree(findings(id)));
        about.set("interventions", mapper.valueToTree(states(entry.id())));
        int colon = id.indexOf(':');
        String agent = colon > 0 ? id.substring(0, colon) : "unknown";
        return AtifDocument.of(id, agent, journal.steps(entry.id(), 0, entry.steps()), about);
    }

    /** Its findings. */
    @GET
    @Path("{id}/findings")
    @Operation(
            operationId = "listFindings",
            summary = "Faults seen in a trajectory, in the order in which they were first seen")
    public List<FindingJson> findings(@PathParam("id") String id) {
        TrajectoryEntry entry = Asked.trajectory(journal, callers.id(id));
        return journal.findings(entry.id()).stream()
                .filter(found -> !found.shadow())
                .map(found -> FindingJson.of(found, active.inForce().policy()))
                .toList();
    }

    /** Its interventions. */
    @GET
    @Path("{id}/interventions")
    @Needs({Scope.INGEST, Scope.READ})
    @Operation(
            operationId = "listInterventions",
            summary = "Interventions of a trajectory",
            description =
                    "Without 'after': all, with where they stand; nothing changes. With 'after=N': those after number"
                            + " N for delivery to the agent; they count as sent from then on. The first needs the scope"
                            + " read, the second ingest.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = InterventionJson.State[].class)))
    public List<InterventionJson.State> interventions(
            @PathParam("id") String id, @QueryParam("after") @DefaultValue("") String after) {
        callers.need(after.isEmpty() ? Scope.READ : Scope.INGEST);
        TrajectoryId trajectory = Asked.trajectory(journal, callers.id(id)).id();
        if (after.isEmpty()) {
            return states(trajectory);
        }
        doors.need(trajectory, "to take guidance");
        int number = Asked.number("after", after, Integer.MAX_VALUE);
        return supervision.poll(trajectory, number).stream()
                .map(InterventionJson.State::of)
                .toList();
    }

    /** What became of its faults. */
    @GET
    @Path("{id}/outcomes")
    @Operation(
            operationId = "listOutcomes",
            summary = "What became of the faults of a trajectory",
            description = "After each intervention, after words of the user or a hook, and with nobody speaking.")
    public List<OutcomeJson> outcomes(@PathParam("id") String id) {
        return journal.outcomes(Asked.trajectory(journal, callers.id(id)).id()).stream()
                .map(OutcomeJson::of)
                .toList();
    }

    /** Notes that an intervention has arrived. */
    @POST
    @Path("{id}/interventions/{number}/ack")
    @Needs(Scope.INGEST)
    @Operation(operationId = "acknowledgeIntervention", summary = "Say that an intervention has arrived at the agent")
    @APIResponse(responseCode = "204", description = "Noted")
    @APIResponse(responseCode = "404", description = "There is no such trajectory or intervention")
    public Response acknowledge(@PathParam("id") String id, @PathParam("number") String number) {
        TrajectoryId trajectory = Asked.trajectory(journal, callers.id(id)).id();
        doors.need(trajectory, "to acknowledge guidance");
        if (!supervision.acknowledge(trajectory, Asked.number("number", number, Integer.MAX_VALUE))) {
            throw new Failure(
                    ProblemKind.NOT_FOUND,
                    "The trajectory '%s' has no intervention %s. Maybe look at its interventions."
                            .formatted(id, number));
        }
        return Response.noContent().build();
    }

    private List<InterventionJson.State> states(TrajectoryId id) {
        return journal.interventions(id).stream()
                .map(InterventionJson.State::of)
                .toList();
    }
}
