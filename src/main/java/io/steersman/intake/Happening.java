package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.ToolResult;

/** One thing that a hook event tells of. */
public sealed interface Happening {

    /**
     * A tool is called.
     *
     * @param id the client's, empty when it has none
     */
    record Called(String id, String tool, JsonNode input) implements Happening {}

    /**
     * A tool has answered.
     *
     * @param call what it answers
     * @param result whose own call id does not count
     */
    record Answered(Called call, ToolResult result) implements Happening {}

    /** Somebody spoke in the user's place. */
    record Prompted(String text) implements Happening {}

    /** The agent spoke. */
    record Said(String text) implements Happening {}

    /** The context was condensed. */
    record Compacted() implements Happening {}
}
