package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether something that no reader understands could be a call or its result: by the names that clients have for such things. */
final class Acts {

    private static final int DEEPEST = 4;
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_NAME = 60;
    private static final List<String> WORDS = List.of(
            "tool",
            "functioncall",
            "function_call",
            "functionresponse",
            "command",
            "exec",
            "observation",
            "invocation");
    private static final Set<String> NAMES = Set.of("call", "result", "action", "shell", "function", "bash", "patch");
    private static final Set<String> KINDS = Set.of("type", "kind", "role", "event", "name", "subtype");

    private int fields;

    private Acts() {}

    /** Whether its names, or the names of what it holds, speak of calls. */
    static boolean mayBe(JsonNode piece) {
        return new Acts().speak(piece, 0);
    }

    private boolean speak(JsonNode piece, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        if (piece.isArray()) {
            for (JsonNode element : piece) {
                if (fields++ > MOST_FIELDS || speak(element, depth + 1)) {
                    return fields <= MOST_FIELDS;
                }
            }
            return false;
        }
        for (Iterator<Map.Entry<String, JsonNode>> all = piece.properties().iterator(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> field = all.next();
            if (fields++ > MOST_FIELDS) {
                return false;
            }
            JsonNode value = field.getValue();
            boolean filled = !value.isNull() && !(value.isContainerNode() && value.isEmpty());
            boolean kind = KINDS.contains(field.getKey()) && isName(value.asText(""));
            if (filled && (isName(field.getKey()) || kind || speak(value, depth + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        String name = text.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || WORDS.stream().anyMatch(name::contains);
    }
}
