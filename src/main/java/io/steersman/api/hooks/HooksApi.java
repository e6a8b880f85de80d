package io.steersman.api.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Body;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.client.HookClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The hooks of all clients: their events in, their replies out. */
@Path("/v1/hooks/{client}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hooks")
@Needs(Scope.INGEST)
public final class HooksApi {

    private static final String CLIENTS =
            "claude-code, codex, gemini-cli, qwen-code, copilot-cli, cline, opencode, cursor or openhands";

    private final Callers callers;
    private final Hooks hooks;

    HooksApi(Callers callers, Hooks hooks) {
        this.callers = callers;
        this.hooks = hooks;
    }

    /** Answers an event that names itself. */
    @POST
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Hook")))
    @Operation(
            operationId = "answerHook",
            summary = "A client's own hook in, its own reply out",
            description = "The session is the trajectory 'CLIENT:SESSION'. The reply is {} or carries guidance in the"
                    + " client's shape. Unknown events are answered with {}.")
    @APIResponse(
            responseCode = "200",
            description = "The reply in the shape of the client",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Hook")))
    @APIResponse(responseCode = "400", description = "The body is no hook of this client")
    @APIResponse(responseCode = "404", description = "There is no such client")
    public ObjectNode hook(@PathParam("client") @Parameter(description = CLIENTS) String client, InputStream body) {
        return named(client, "", body);
    }

    /** Answers an event that the address names, unless the body does. */
    @POST
    @Path("{event}")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Hook")))
    @Operation(
            operationId = "answerNamedHook",
            summary = "The same, with the event in the address for bodies that do not name it")
    @APIResponse(
            responseCode = "200",
            description = "The reply in the shape of the client",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Hook")))
    public ObjectNode named(
            @PathParam("client") @Parameter(description = CLIENTS) String client,
            @PathParam("event") String event,
            InputStream body) {
        HookClient known = HookClient.named(client)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no client '%s'. Maybe use one of %s.".formatted(client, names())));
        return hooks.answer(callers.tenant(), known, event, Body.read(body));
    }

    private static String names() {
        return Arrays.stream(HookClient.values()).map(HookClient::display).collect(Collectors.joining(", "));
    }
}
