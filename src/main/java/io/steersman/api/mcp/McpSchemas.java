package io.steersman.api.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tools of the MCP server take, as JSON Schema, and how it is read. */
final class McpSchemas {

    private static final Map<String, Object> TRAJECTORY =
            Map.of("type", "string", "description", "Your id of the run; the first step begins it");

    /** Fields of hook bodies that are objects or lists. */
    private static final Set<String> NESTED = Set.of("tool_input", "tool_response", "tool_calls");

    private McpSchemas() {}

    static Map<String, Object> reportSteps() {
        Map<String, Object> steps = Map.of(
                "description",
                "One step, an array of steps, or one step a line",
                "type",
                List.of("object", "array", "string"));
        return object(Map.of("trajectory", TRAJECTORY, "steps", steps), List.of("trajectory", "steps"));
    }

    static Map<String, Object> trajectory() {
        return object(Map.of("trajectory", TRAJECTORY), List.of("trajectory"));
    }

    static Map<String, Object> finding() {
        Map<String, Object> rule = Map.of("type", "string", "description", "Id of the rule, as findings name it");
        return object(Map.of("rule", rule, "trajectory", TRAJECTORY), List.of("rule"));
    }

    static Map<String, Object> hook() {
        Map<String, Object> text = Map.of("type", "string");
        return object(
                Map.of("client", text, "hook_event_name", text, "session_id", text),
                List.of("hook_event_name", "session_id"));
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    /**
     * The body of a hook, without what the client left empty.
     *
     * @param quoted whether the client sends objects as JSON in a text
     */
    static ObjectNode body(JsonNode arguments, boolean quoted) {
        ObjectNode body = Json.emptyObject();
        arguments.properties().forEach(field -> {
            JsonNode value = quoted && NESTED.contains(field.getKey()) ? parsed(field.getValue()) : field.getValue();
            if (!value.isTextual() || !value.textValue().isEmpty()) {
                body.set(field.getKey(), value);
            }
        });
        return body;
    }

    private static JsonNode parsed(JsonNode value) {
        String text = value.asText("");
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return value;
        }
    }
}
