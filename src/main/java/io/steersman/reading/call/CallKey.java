package io.steersman.reading.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.reading.shell.CommandText;
import io.steersman.reading.text.Hash;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Redaction;
import io.steersman.trajectory.Json;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;

/**
 * What makes two calls the same: the tool's name and its canonical arguments.
 *
 * <p>Arguments are sorted, JSON inside strings is read, whitespace of commands is folded, numbers and booleans are the
 * same with and without quotes, absent is the same as null and as empty, be it a text, a list or an object. What the agent
 * says <em>about</em> the call, and what the client adds to tell calls apart, does not count. Patterns, prompts and contents do, to the letter.
 */
final class CallKey {

    private static final Lexicon LISTS = Lexicon.of("call-key");

    /** Words about a call: dropped, unless they are all there is. */
    private static final Set<String> REMARKS = LISTS.words("remarks");

    /** Names of the call itself, and how the client is to wait for it: always dropped. */
    private static final Set<String> HANDLES = Set.of(
            "toolUseID",
            "toolUseId",
            "tool_use_id",
            "toolCallId",
            "tool_call_id",
            "call_id",
            "callId",
            "confirmation_state",
            "yield_time_ms",
            "waitForPreviousTools");

    private static final Set<String> COMMANDS = Set.of("command", "cmd", "script");

    /** Arguments whose text is data: JSON in it is not an argument's spelling. */
    private static final Set<String> DATA = LISTS.words("data");

    private final Hash hash = new Hash();
    private boolean unusable;

    private CallKey() {}

    /** Returns 16 hex digits, or the empty text when an argument is redacted or cut. */
    static String of(String tool, JsonNode input) {
        CallKey key = new CallKey();
        key.hash.add(tool);
        key.hash.add('\0');
        key.arguments(input, tool.startsWith("mcp__"));
        return key.unusable ? "" : key.hash.hex();
    }

    private void arguments(JsonNode input, boolean remarksCount) {
        JsonNode arguments = unwrapped(input);
        if (!arguments.isObject()) {
            value("input", arguments);
        } else if (!members(arguments, !remarksCount)) {
            members(arguments, false);
        }
    }

    /** Adds the members in the order of their names and tells whether there was any. */
    private boolean members(JsonNode object, boolean dropRemarks) {
        boolean any = false;
        for (String name : sortedNames(object)) {
            JsonNode value = object.get(name);
            boolean dropped = HANDLES.contains(name) || (dropRemarks && REMARKS.contains(name));
            if (dropped || isNothing(value)) {
                continue;
            }
            any = true;
            hash.add(name);
            hash.add('\1');
            value(name, value);
        }
        return any;
    }

    private static String[] sortedNames(JsonNode object) {
        String[] names = new String[object.size()];
        Iterator<String> each = object.fieldNames();
        for (int i = 0; i < names.length; i++) {
            names[i] = each.next();
        }
        Arrays.sort(names);
        return names;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isContainerNode() && value.isEmpty();
    }

    private void value(String name, JsonNode value) {
        open(name, value);
        hash.add('\2');
    }

    /** Adds a value without what marks its end, so that JSON in a string is the same as the JSON. */
    private void open(String name, JsonNode value) {
        if (value.isTextual()) {
            text(name, value.textValue());
        } else if (value.isObject()) {
            hash.add('{');
            members(value, false);
            hash.add('}');
        } else if (value.isArray()) {
            hash.add('[');
            for (JsonNode item : value) {
                value(name, item);
                hash.add(',');
            }
            hash.add(']');
        } else {
            scalar(value);
        }
    }

    private void scalar(JsonNode value) {
        if (value.isFloatingPointNumber() && value.doubleValue() == Math.rint(value.doubleValue())) {
            hash.add(Long.toString((long) value.doubleValue()));
        } else {
            hash.add(value.asText());
        }
    }

    private void text(String name, String text) {
        if (Redaction.touched(text)) {
            unusable = true;
        } else if (COMMANDS.contains(name)) {
            CommandText.addFolded(text, hash);
        } else {
            JsonNode inner = DATA.contains(name) ? MissingNode.getInstance() : parsed(text);
            if (inner.isContainerNode()) {
                open(name, inner);
            } else {
                hash.add(text);
            }
        }
    }

    /** The arguments, also where a client sends them as a text of JSON. */
    static JsonNode unwrapped(JsonNode input) {
        JsonNode inner = input.isTextual() ? parsed(input.textValue()) : input;
        return inner.isContainerNode() ? inner : input;
    }

    static JsonNode parsed(String text) {
        if (!looksLikeJson(text)) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static boolean looksLikeJson(String text) {
        if (text.length() < 2) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return (first == '{' && last == '}') || (first == '[' && last == ']');
    }
}
