package io.steersman.cli.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import io.steersman.cli.terminal.Refused;
import io.steersman.client.contract.McpHooks;
import io.steersman.trajectory.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The text of a client's configuration with our part in it, or without. Pure: reads and writes no file.
 *
 * <p>What else stands there stays, in its order. Our hooks are told by the script, the address or the server
 * that they call.
 */
public final class ConfigFile {

    private static final String HOOKS = "hooks";
    private static final String SERVERS = "mcpServers";
    private static final Pattern OURS =
            Pattern.compile("/\\.steersman/hooks/|/v1/hooks/|\"server\"\\s*:\\s*\"%s\"".formatted(McpHooks.SERVER));

    private ConfigFile() {}

    /**
     * The text with our part.
     *
     * @param text of the file, blank when there is none
     * @throws Refused when it is no JSON object
     */
    static String with(String name, String text, ObjectNode addition) {
        ObjectNode settings = parse(name, text, addition);
        ObjectNode before = settings.deepCopy();
        for (Map.Entry<String, JsonNode> field : addition.properties()) {
            if (field.getKey().equals(HOOKS)) {
                hooks(settings, (ObjectNode) field.getValue());
            } else if (field.getValue() instanceof ObjectNode object
                    && settings.path(field.getKey()).isObject()) {
                ((ObjectNode) settings.path(field.getKey())).setAll(object);
            } else {
                settings.set(field.getKey(), field.getValue());
            }
        }
        return settings.equals(before) && !text.isBlank() ? text : Json.pretty(settings);
    }

    /** The text without our part, blank when nothing else is left. */
    static String without(String name, String text, ObjectNode addition) {
        if (text.isBlank()) {
            return "";
        }
        ObjectNode settings = parse(name, text, addition);
        ObjectNode before = settings.deepCopy();
        if (settings.path(HOOKS) instanceof ObjectNode hooks) {
            List<String> emptied = new ArrayList<>();
            for (Map.Entry<String, JsonNode> event : hooks.properties()) {
                if (event.getValue() instanceof ArrayNode entries && removeOurs(entries) && entries.isEmpty()) {
                    emptied.add(event.getKey());
                }
            }
            hooks.remove(emptied);
            if (hooks.isEmpty() && !emptied.isEmpty()) {
                settings.remove(HOOKS);
                addition.properties().stream()
                        .filter(field -> field.getValue().equals(settings.path(field.getKey())))
                        .map(Map.Entry::getKey)
                        .toList()
                        .forEach(settings::remove);
            }
        }
        if (settings.path(SERVERS) instanceof ObjectNode servers
                && servers.remove(McpHooks.SERVER) != null
                && servers.isEmpty()) {
            settings.remove(SERVERS);
        }
        return settings.equals(before) ? text : settings.isEmpty() ? "" : Json.pretty(settings);
    }

    /** Whether our hooks stand there. */
    public static boolean holdsOurs(String text) {
        return OURS.matcher(text).find();
    }

    /** Whether two texts are the same JSON. */
    static boolean isSame(String text, String other) {
        try {
            return Json.MAPPER.readTree(text).equals(Json.MAPPER.readTree(other));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void hooks(ObjectNode settings, ObjectNode addition) {
        ObjectNode hooks = settings.path(HOOKS) instanceof ObjectNode there ? there : settings.putObject(HOOKS);
        for (Map.Entry<String, JsonNode> event : addition.properties()) {
            ArrayNode entries =
                    hooks.path(event.getKey()) instanceof ArrayNode there ? there : hooks.putArray(event.getKey());
            put(entries, event.getValue().path(0));
        }
    }

    /** Ours stays at its place. */
    private static void put(ArrayNode entries, JsonNode ours) {
        int place = entries.size();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (isOurs(entries.get(i))) {
                entries.remove(i);
                place = i;
            }
        }
        entries.insert(place, ours);
    }

    private static boolean removeOurs(ArrayNode entries) {
        boolean removed = false;
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (isOurs(entries.get(i))) {
                entries.remove(i);
                removed = true;
            }
        }
        return removed;
    }

    /** A group that somebody made of our hook and another one is theirs. */
    private static boolean isOurs(JsonNode entry) {
        return holdsOurs(entry.toString()) && entry.path(HOOKS).size() <= 1;
    }

    private static ObjectNode parse(String name, String text, ObjectNode addition) {
        try {
            if (text.isBlank()) {
                return Json.emptyObject();
            }
            if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new Refused(List.of(
                "%s is not a JSON object, and is left as it is. Maybe it has comments: then add this by hand:"
                        .formatted(name),
                Json.pretty(addition)));
    }
}
