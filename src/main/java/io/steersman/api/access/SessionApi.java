package io.steersman.api.access;

import io.steersman.access.Caller;
import io.steersman.access.Scope;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.service.Settings;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A browser shows its key once and goes on with a cookie, which scripts cannot read. */
@Path("/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
@Needs({Scope.READ, Scope.INGEST, Scope.RELAY, Scope.RULES_WRITE, Scope.ADMIN})
public final class SessionApi {

    private final Callers callers;
    private final Sessions sessions;
    private final Credentials credentials;
    private final boolean fleet;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    SessionApi(Callers callers, Sessions sessions, Credentials credentials, Settings settings) {
        this.callers = callers;
        this.sessions = sessions;
        this.credentials = credentials;
        this.fleet = settings.cluster().isPresent();
    }

    /**
     * Who asks.
     *
     * @param name who it is, for the record
     * @param tenant whose data they see
     * @param scopes what they may do
     * @param keyed whether the service asks for a key
     * @param started when the service was started
     * @param fleet whether there is a fleet to be shown
     */
    @Schema(name = "Session")
    record Who(String name, String tenant, List<String> scopes, boolean keyed, Instant started, boolean fleet) {}

    /** Says who asks. */
    @GET
    @Operation(operationId = "getSession", summary = "Who asks, and what they may do")
    public Who who() {
        Caller caller = callers.now();
        return new Who(
                caller.name(),
                caller.tenant(),
                caller.scopes().stream().sorted().map(Scope::display).toList(),
                !credentials.areNone(),
                started,
                fleet && caller.tenant().equals(TrajectoryId.LOCAL));
    }

    /** Begins a session. */
    @POST
    @Operation(
            operationId = "beginSession",
            summary = "Go on with a cookie in place of the key of this request",
            description =
                    "For browsers. The cookie lasts as long as the browser is open, 12 hours at most, and not over"
                            + " a restart of the service; what the key opens is asked anew with each request.")
    @APIResponse(
            responseCode = "200",
            description = "Who asks; the cookie is set",
            content = @Content(schema = @Schema(implementation = Who.class)))
    @APIResponse(responseCode = "401", description = "The key opens nothing")
    public Response begin(@HeaderParam("Authorization") @Nullable String header, @Context SecurityContext connection) {
        if (header == null || callers.now().name().equals(Caller.LOCAL.name())) {
            throw new Failure(
                    ProblemKind.UNAUTHENTICATED,
                    "The key opens nothing here. Without keys only that of the owner of the data folder does: the file owner.key in it.");
        }
        String word = sessions.open(Credentials.text(Objects.requireNonNull(header)));
        return Response.ok(who()).cookie(cookie(word, connection, -1)).build();
    }

    /** Ends a session. */
    @DELETE
    @Operation(operationId = "endSession", summary = "Forget the key behind the cookie")
    @APIResponse(responseCode = "204", description = "It is forgotten")
    public Response end(@CookieParam(Sessions.COOKIE) @Nullable String word, @Context SecurityContext connection) {
        if (word != null) {
            sessions.close(word);
        }
        return Response.noContent().cookie(cookie("", connection, 0)).build();
    }

    private static NewCookie cookie(String word, SecurityContext connection, int seconds) {
        return new NewCookie.Builder(Sessions.COOKIE)
                .value(word)
                .path("/")
                .httpOnly(true)
                .secure(connection.isSecure())
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }
}
