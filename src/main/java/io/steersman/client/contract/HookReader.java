package io.steersman.client.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the hook bodies of one client. Implementations have no state.
 *
 * <p>Fields that are missing or of another type than the client's count as empty.
 */
public interface HookReader {

    /** The events that are known, by the client's names for them. */
    Map<String, Moment> events();

    /**
     * What an event tells of.
     *
     * @param event one of {@link #events()}
     */
    List<Happening> happenings(String event, JsonNode body);

    /** The event's name, where the body has it. */
    default String name(JsonNode body) {
        return body.path("hook_event_name").asText("");
    }

    /** The client's id of the session. */
    default String session(JsonNode body) {
        return body.path("session_id").asText("");
    }

    /** The id of the subagent that the event is about, empty for the main agent. */
    default String agent(JsonNode body) {
        return body.path("agent_id").asText("");
    }

    /** See {@link HookEvent#key()}. */
    default String key(JsonNode body) {
        return body.path("timestamp").asText("");
    }

    /** When it happened. */
    default Optional<Instant> at(JsonNode body) {
        return Times.of(body.path("timestamp"));
    }

    /** Whether the agent was kept from stopping already. */
    default boolean keptGoing(JsonNode body) {
        return body.path("stop_hook_active").asBoolean();
    }

    /** The model's name. */
    default String model(JsonNode body) {
        JsonNode model = body.path("model");
        return model.isTextual() ? model.asText() : "";
    }

    /** Path of the folder that is worked in. */
    default String folder(JsonNode body) {
        JsonNode folder = body.path("workspace_roots").path(0);
        return folder.isTextual() ? folder.asText() : body.path("cwd").asText("");
    }
}
