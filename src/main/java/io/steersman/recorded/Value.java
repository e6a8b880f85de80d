package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;

/**
 * One value of a source: a line, an element of an array, or the whole document.
 *
 * @param position the line, or the index of the element
 */
public record Value(Position position, JsonNode json) {

    /** The text of a field, empty when it is absent or no text. */
    public String text(String field) {
        return json.path(field).asText("");
    }

    /** Meta data of a step that stands here, with the time in {@code timestamp}. */
    public Meta meta() {
        return Meta.NONE.withPosition(position).withAt(Times.of(json.path("timestamp")));
    }
}
