package io.steersman.client.openhands;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.ToolResult;
import java.util.List;
import java.util.Map;

/** Hooks of the OpenHands SDK. Calls have no ids, events no times; what a tool said is its observation. */
public final class OpenHandsHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = Map.of(
            "SessionStart", Moment.SESSION_START,
            "UserPromptSubmit", Moment.PROMPT,
            "PreToolUse", Moment.BEFORE_CALL,
            "PostToolUse", Moment.AFTER_CALL,
            "Stop", Moment.STOP,
            "SessionEnd", Moment.OTHER);

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String name(JsonNode body) {
        return body.path("event_type").asText("");
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "UserPromptSubmit" -> List.of(new Happening.Prompted(Contents.text(body.path("message"))));
            case "PreToolUse" -> List.of(call(body));
            case "PostToolUse" -> List.of(new Happening.Answered(call(body), result(body.path("tool_response"))));
            default -> List.of();
        };
    }

    private static Happening.Called call(JsonNode body) {
        return new Happening.Called("", body.path("tool_name").asText(""), Contents.arguments(body.path("tool_input")));
    }

    private static ToolResult result(JsonNode response) {
        JsonNode observation = response.path("observation").isObject() ? response.path("observation") : response;
        return OpenHandsSdk.result("", observation);
    }
}
