package io.steersman.api;

import io.smallrye.mutiny.Multi;
import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Findings and interventions as they happen. */
@Path("/v1/events")
@Tag(name = "Trajectories")
@Needs(Scope.READ)
public final class EventsApi {

    /** Often enough for proxies, which end what is silent for long. */
    private static final Duration ALIVE = Duration.ofSeconds(15);

    private static final Duration SOON = Duration.ofMillis(1);

    private final Callers callers;
    private final Happenings happenings;

    EventsApi(Callers callers, Happenings happenings) {
        this.callers = callers;
        this.happenings = happenings;
    }

    /** Streams them. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "followEvents",
            summary = "Findings and interventions as they happen",
            description =
                    "A stream of server-sent events, from now on. One who reads too slowly is cut off; when as many"
                            + " follow already as may, one more is answered with 429.")
    @APIResponse(
            responseCode = "200",
            description = "Each event is one object",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = EventJson.class)))
    public Multi<String> events(
            @QueryParam("trajectory")
                    @DefaultValue("")
                    @Parameter(description = "Only trajectories whose ids begin so, such as claude-code:")
                    String beginning,
            @QueryParam("most")
                    @DefaultValue("0")
                    @Parameter(description = "How many events, the first 'alive' among them; 0 for no end")
                    String most) {
        int number = Asked.number("most", most, Integer.MAX_VALUE);
        String sign = happenings.text(EventJson.ALIVE);
        Multi<String> alive = Multi.createFrom()
                .ticks()
                .startingAfter(SOON)
                .every(ALIVE)
                .onOverflow()
                .drop()
                .map(tick -> sign);
        Multi<String> all = Multi.createBy().merging().streams(happenings.of(callers.tenant(), beginning), alive);
        return number == 0 ? all : all.select().first(number);
    }
}
