package io.steersman.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.steersman.intake.ClaudeCodeEvents;
import io.steersman.intervention.Intervention;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The HTTP hook of Claude Code: its event in, its reply out.
 *
 * <p>A fault of ours answers as if nothing were to be said: the agent is never held up by it.
 */
@Path("/v1/hooks/claude-code")
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hooks")
public final class ClaudeCodeHooks {

    private static final String CLIENT = "claude-code";

    private final Supervisor supervisor;
    private final Meters meters;
    private final Replies replies = new Replies();

    ClaudeCodeHooks(Supervisor supervisor, Meters meters) {
        this.supervisor = supervisor;
        this.meters = meters;
    }

    /** Answers an event that names itself. */
    @POST
    @Operation(
            summary = "Claude Code's HTTP hook",
            description = "Enter this address as a hook of type 'http' for the events of a session; see the README. The"
                    + " session is the trajectory 'claude-code:SESSION_ID'. The reply is {} or carries guidance in the"
                    + " client's own shape. Unknown events are answered with {}.")
    public ObjectNode hook(InputStream body) {
        return named("", body);
    }

    /** Answers an event that the address names, unless the body does. */
    @POST
    @Path("{event}")
    @Operation(summary = "Claude Code's HTTP hook, with the event in the address")
    public ObjectNode named(@PathParam("event") String event, InputStream body) {
        byte[] content = Body.read(body);
        JsonNode json = parse(content);
        String name = json.path("hook_event_name").asText(event);
        if (!ClaudeCodeEvents.KNOWN.contains(name)) {
            meters.hooked(CLIENT, "other", "ignored");
            return Json.emptyObject();
        }
        try {
            return answer(name, json, content);
        } catch (RuntimeException | StackOverflowError e) {
            Log.errorf(e, "A %s hook failed and was answered with {}", name);
            meters.hooked(CLIENT, name, "failed");
            return Json.emptyObject();
        }
    }

    private ObjectNode answer(String event, JsonNode body, byte[] content) {
        TrajectoryId id = TrajectoryId.local(
                ClaudeCodeEvents.trajectory(body.path("session_id").asText()));
        boolean once = body.has("tool_use_id") || body.has("prompt_id");
        Replies.Request request = Replies.Request.of(id, content);
        Optional<ObjectNode> before = once ? replies.find(request) : Optional.empty();
        if (before.isPresent()) {
            meters.hooked(CLIENT, event, "repeated");
            return before.get();
        }
        ObjectNode reply = ClaudeCodeReply.of(event, due(id, event, body));
        replies.keep(request, reply);
        meters.hooked(CLIENT, event, reply.isEmpty() ? "silent" : "steered");
        return reply;
    }

    private List<Intervention> due(TrajectoryId id, String event, JsonNode body) {
        Accepted accepted = meters.timed(() -> supervisor.acceptShaped(
                id, known -> ClaudeCodeEvents.steps(event, body, known.numbers(), known.last())));
        boolean keptGoing = body.path("stop_hook_active").asBoolean();
        String agent = body.path("agent_id").asText("");
        List<Intervention> due = supervisor.send(
                id,
                intervention -> ClaudeCodeReply.carries(event, keptGoing, accepted.first(), intervention)
                        && agentOf(id, intervention).equals(agent));
        if (ClaudeCodeReply.blocks(event, due)) {
            supervisor.acceptShaped(id, known -> ClaudeCodeEvents.blocked(body, known.numbers()));
        }
        return due;
    }

    /** Who earned it: guidance for a subagent is not for the agent that called it. */
    private String agentOf(TrajectoryId id, Intervention intervention) {
        return supervisor.journal().steps(id, intervention.step(), 1).stream()
                .map(step -> step.agent())
                .findFirst()
                .orElse("");
    }

    private static JsonNode parse(byte[] content) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            throw invalid(NativeFormat.explain(e));
        } catch (IOException e) {
            throw invalid("The body is not valid UTF-8.");
        }
        if (!json.isObject()) {
            throw invalid("The body must be one JSON object, as the client sends it.");
        }
        if (json.path("session_id").asText("").isBlank()) {
            throw invalid("The session_id is missing. Maybe this is no hook of Claude Code.");
        }
        return json;
    }

    private static Failure invalid(String detail) {
        return new Failure(ProblemKind.INVALID_REQUEST, detail);
    }
}
