package io.steersman.api.silences;

import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.access.Wish;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.service.RulesAudit;
import io.steersman.silence.Silence;
import io.steersman.silence.Silences;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What agents are not told for a while. Changing it takes what changing rules takes: an agent that reaches the service could
 * silence what watches it.
 */
@Path("/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Silences")
@Needs(Scope.RULES_WRITE)
public final class SilencesApi {

    private static final int MOST_MINUTES = 366 * 24 * 60;
    private static final int SHORT = 8;

    private final Callers callers;
    private final Silences silences;
    private final RulesAudit audit;
    private final InstantSource clock = InstantSource.system();

    SilencesApi(Callers callers, Silences silences, RulesAudit audit) {
        this.callers = callers;
        this.silences = silences;
        this.audit = audit;
    }

    /** Those that last, and the latest that are over. */
    @GET
    @Needs(Scope.READ)
    @Operation(operationId = "listSilences", summary = "What agents are not told for a while, and why")
    @APIResponse(
            responseCode = "200",
            description = "The latest first, those that are over among them",
            content = @Content(schema = @Schema(implementation = SilenceJson[].class)))
    public List<SilenceJson> all() {
        Instant now = clock.instant();
        return silences.of(callers.tenant()).stream()
                .map(one -> SilenceJson.of(one, now))
                .toList();
    }

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SilenceWish")))
    @Operation(
            operationId = "beginSilence",
            summary = "Keep what a rule earns back from agents for a while",
            description =
                    "{\"rule\": \"...\", \"repository\": \"web\", \"minutes\": 120, \"reason\": \"...\", \"by\": \"ada\"}: a"
                            + " rule or category, and which runs, by client, repository or model; at least one of these. Faults are"
                            + " found, decided about and watched as ever; what is due is withheld and kept as such. It ends by itself.")
    @APIResponse(
            responseCode = "200",
            description = "It counts from now on",
            content = @Content(schema = @Schema(implementation = SilenceJson.class)))
    @APIResponse(responseCode = "400", description = "It is about everything, has no reason, or no end")
    public SilenceJson begin(InputStream body) {
        Wish wish = Wish.read(body);
        Instant now = clock.instant();
        Duration length = Duration.ofMinutes(wish.number("minutes", 0, 1, MOST_MINUTES));
        Silence silence = new Silence(
                UUID.randomUUID().toString().substring(0, SHORT),
                callers.tenant(),
                wish.text("rule").strip(),
                wish.text("client").strip(),
                wish.text("repository").strip(),
                wish.text("model").strip(),
                now,
                now.plus(length),
                wish.who().isEmpty() ? callers.now().name() : wish.who(),
                wish.why().strip());
        if (Stream.of(silence.rule(), silence.client(), silence.repository(), silence.model())
                .allMatch(String::isEmpty)) {
            throw invalid(
                    "A silence of everything is none that was meant. Maybe name a rule, client, repository or model.");
        }
        if (silence.reason().isEmpty()) {
            throw invalid("The field 'reason' is missing. Maybe say why, for those who wonder later.");
        }
        silences.add(silence);
        audit.silenced(callers.now(), "silence.began", silence.id(), about(silence));
        return SilenceJson.of(silence, now);
    }

    /** Ends one. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "endSilence", summary = "End a silence before its time")
    @APIResponse(
            responseCode = "200",
            description = "It is over",
            content = @Content(schema = @Schema(implementation = SilenceJson.class)))
    @APIResponse(responseCode = "404", description = "There is no such silence, or it is over")
    public SilenceJson end(@PathParam("id") String id) {
        Silence ended = silences.end(callers.tenant(), id)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no silence '%s' that lasts. Maybe it has ended.".formatted(id)));
        audit.silenced(callers.now(), "silence.ended", ended.id(), about(ended));
        return SilenceJson.of(ended, clock.instant());
    }

    private static String about(Silence silence) {
        return "%s until %s: %s"
                .formatted(
                        String.join(
                                " ",
                                Stream.of(silence.rule(), silence.client(), silence.repository(), silence.model())
                                        .filter(one -> !one.isEmpty())
                                        .toList()),
                        silence.until(),
                        silence.reason());
    }

    private static Failure invalid(String detail) {
        return new Failure(ProblemKind.INVALID_REQUEST, detail);
    }
}
