package io.steersman.client.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;

/** A document that is told by changes: its whole, a value at a path, values behind the end of a list, or nothing at a path. */
final class ChatChanges {

    private static final int WHOLE = 0;
    private static final int SET = 1;
    private static final int PUSH = 2;
    private static final int DELETE = 3;
    private static final int LONGEST_LIST = 1_000_000;

    private JsonNode document = Json.emptyObject();

    void begin(JsonNode whole) {
        document = whole;
    }

    JsonNode document() {
        return document;
    }

    /** Applies one change; says whether it had a place. */
    boolean apply(JsonNode change) {
        int kind = change.path("kind").asInt(-1);
        JsonNode path = change.path("k");
        if (kind == WHOLE) {
            document = change.path("v");
            return true;
        }
        if (!path.isArray() || path.isEmpty()) {
            return false;
        }
        JsonNode parent = document;
        for (int i = 0; i < path.size() - 1; i++) {
            parent = child(parent, path.get(i));
        }
        JsonNode last = path.get(path.size() - 1);
        return switch (kind) {
            case SET -> set(parent, last, change.path("v"));
            case PUSH -> push(parent, last, change);
            case DELETE -> parent instanceof ObjectNode object && object.remove(last.asText()) != null;
            default -> false;
        };
    }

    private static JsonNode child(JsonNode parent, JsonNode key) {
        return key.isInt() ? parent.path(key.intValue()) : parent.path(key.asText());
    }

    private static boolean set(JsonNode parent, JsonNode key, JsonNode value) {
        if (parent instanceof ArrayNode array && key.isInt() && key.intValue() >= 0 && key.intValue() <= array.size()) {
            if (key.intValue() == array.size()) {
                array.add(value);
            } else {
                array.set(key.intValue(), value);
            }
            return true;
        }
        if (parent instanceof ObjectNode object) {
            object.set(key.asText(), value);
            return true;
        }
        return false;
    }

    private static boolean push(JsonNode parent, JsonNode key, JsonNode change) {
        JsonNode list = child(parent, key);
        if (list.isMissingNode() && parent instanceof ObjectNode object) {
            list = object.putArray(key.asText());
        }
        if (!(list instanceof ArrayNode array) || array.size() > LONGEST_LIST) {
            return false;
        }
        int from = change.path("i").asInt(array.size());
        while (from >= 0 && array.size() > from) {
            array.remove(array.size() - 1);
        }
        change.path("v").forEach(array::add);
        return true;
    }
}
