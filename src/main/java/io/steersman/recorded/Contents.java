package io.steersman.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;

/** Reads the texts and arguments that clients wrap in various ways. */
public final class Contents {

    private Contents() {}

    /** The text of a message: text itself, or the text blocks of an array joined by newlines; other blocks are left out. */
    public static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        if (content.isObject()) {
            JsonNode text = content.path("text");
            return text.isTextual() ? text.textValue() : content.path("content").asText("");
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode block : content) {
            String text = text(block);
            if (!text.isEmpty()) {
                all.append(all.isEmpty() ? "" : "\n").append(text);
            }
        }
        return all.toString();
    }

    /** Like {@link #text}, but what holds no text comes as JSON, so that nothing a tool said is lost. */
    public static String output(JsonNode content) {
        String text = text(content);
        boolean none = content.isMissingNode() || content.isNull() || (content.isContainerNode() && content.isEmpty());
        return text.isEmpty() && content.isContainerNode() && !none && !images(content) ? content.toString() : text;
    }

    private static boolean images(JsonNode content) {
        for (JsonNode block : content) {
            if (!block.path("type").asText("").contains("image")) {
                return false;
            }
        }
        return content.isArray();
    }

    /** The arguments of a call as an object: the object itself, or the one written in a text; other text becomes {@code input}. */
    public static JsonNode arguments(JsonNode arguments) {
        if (arguments.isObject()) {
            return arguments;
        }
        if (!arguments.isTextual()) {
            return arguments.isMissingNode() || arguments.isNull() ? Json.emptyObject() : bare(arguments);
        }
        String text = arguments.textValue();
        if (text.isBlank()) {
            return Json.emptyObject();
        }
        return text.stripLeading().startsWith("{") ? parsed(text, arguments) : bare(arguments);
    }

    /** A list that is written in a text, missing when it is none. */
    public static JsonNode list(String text) {
        try {
            JsonNode list = Json.MAPPER.readTree(text);
            return list.isArray() ? list : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode parsed(String text, JsonNode arguments) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return bare(arguments);
        }
    }

    /** A bare argument under the name that a tool with one free text takes. */
    public static ObjectNode bare(JsonNode argument) {
        ObjectNode object = Json.emptyObject();
        object.set("input", argument);
        return object;
    }
}
