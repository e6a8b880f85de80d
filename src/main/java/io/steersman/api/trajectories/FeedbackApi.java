package io.steersman.api.trajectories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Body;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.journal.Feedback;
import io.steersman.journal.Feedback.About;
import io.steersman.journal.Journal;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people say of findings and interventions. */
@Path("/v1/trajectories/{id}/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback")
@Needs(Scope.READ)
public final class FeedbackApi {

    private static final int LONGEST = 2000;

    private final Callers callers;
    private final Journal journal;
    private final Supervision supervision;
    private final InstantSource clock = InstantSource.system();

    FeedbackApi(Callers callers, Journal journal, Supervision supervision) {
        this.callers = callers;
        this.journal = journal;
        this.supervision = supervision;
    }

    /**
     * What a person says.
     *
     * @param about finding or intervention
     * @param subject name of the finding's fault, rule and identity with a # between, or number of the intervention
     * @param right whether it was right
     * @param by who says so
     * @param note why
     */
    record Said(String about, String subject, boolean right, String by, String note) {
        static Said of(Feedback feedback) {
            return new Said(
                    feedback.about().name().toLowerCase(Locale.ROOT),
                    feedback.subject(),
                    feedback.right(),
                    feedback.by(),
                    feedback.note());
        }
    }

    /** All that was said. */
    @GET
    @Operation(operationId = "listFeedback", summary = "What people say of a trajectory's findings and interventions")
    public List<Said> all(@PathParam("id") String id) {
        return journal.feedback(Asked.trajectory(journal, callers.id(id)).id()).stream()
                .map(Said::of)
                .toList();
    }

    /** Marks a finding or an intervention right or wrong. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Opinion")))
    @Operation(
            operationId = "giveFeedback",
            summary = "Mark a finding or an intervention right or wrong",
            description = "{\"intervention\": 1, \"right\": false, \"by\": \"ada\", \"note\": \"it was progress\"} or"
                    + " {\"rule\": \"...\", \"identity\": \"...\", \"right\": true}. What one person says of one subject"
                    + " replaces what they said before.")
    @APIResponse(responseCode = "204", description = "Noted")
    @APIResponse(responseCode = "404", description = "There is no such trajectory, finding or intervention")
    public Response say(@PathParam("id") String id, InputStream body) {
        TrajectoryId trajectory = Asked.trajectory(journal, callers.id(id)).id();
        JsonNode json = parse(body);
        if (!json.path("right").isBoolean()) {
            throw invalid("The field 'right' must be true or false.");
        }
        boolean ofIntervention = json.has("intervention");
        String subject = ofIntervention
                ? json.path("intervention").asText()
                : json.path("rule").asText() + "#" + json.path("identity").asText();
        boolean known = ofIntervention
                ? journal.interventions(trajectory).stream()
                        .anyMatch(entry ->
                                String.valueOf(entry.intervention().number()).equals(subject))
                : journal.findings(trajectory).stream()
                        .anyMatch(entry -> entry.finding().fault().equals(subject));
        if (!known) {
            throw new Failure(
                    ProblemKind.NOT_FOUND,
                    "The trajectory '%s' has no such finding or intervention. Maybe name an 'intervention' by its number, or a finding by its 'rule' and 'identity'."
                            .formatted(id));
        }
        supervision.note(
                trajectory,
                new Feedback(
                        ofIntervention ? About.INTERVENTION : About.FINDING,
                        subject,
                        json.path("right").asBoolean(),
                        text(json, "by"),
                        text(json, "note"),
                        clock.millis()));
        return Response.noContent().build();
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("");
        if (text.length() > LONGEST) {
            throw invalid("The field '%s' has %d characters and must have at most %d."
                    .formatted(field, text.length(), LONGEST));
        }
        return text;
    }

    private static JsonNode parse(InputStream body) {
        try {
            JsonNode json = Json.MAPPER.readTree(Body.read(body));
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw invalid(NativeFormat.explain(e));
        } catch (IOException e) {
            throw invalid("The body is not valid UTF-8.");
        }
        throw invalid("The body must be one JSON object.");
    }

    private static Failure invalid(String detail) {
        return new Failure(ProblemKind.INVALID_REQUEST, detail);
    }
}
