package io.steersman.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The agent called a tool.
 *
 * @param id names the call; its result refers to it
 * @param input the arguments as sent, an object unless the tool takes bare text; not to be modified
 */
public record ToolCall(Meta meta, String id, String tool, JsonNode input) implements Step {

    /** A call with one text argument. */
    public static ToolCall of(String id, String tool, String argument, String value) {
        return new ToolCall(
                Meta.NONE, id, tool, JsonNodeFactory.instance.objectNode().put(argument, value));
    }

    @Override
    public ToolCall with(Meta newMeta) {
        return new ToolCall(newMeta, id, tool, input);
    }
}
