package io.steersman.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a request wants beyond its path: one JSON object, or no body at all.
 *
 * @param json empty when there is no body
 */
public record Wish(JsonNode json) {

    private static final int LONGEST = 2000;

    /**
     * Reads the body.
     *
     * @throws Failure when it is not an object
     */
    public static Wish read(InputStream body) {
        try {
            byte[] content = Body.read(body);
            JsonNode json = content.length == 0 ? Json.emptyObject() : Json.MAPPER.readTree(content);
            if (json.isObject()) {
                return new Wish(json);
            }
        } catch (IOException e) {
            // Said below.
        }
        throw new Failure(ProblemKind.INVALID_REQUEST, "The body must be one JSON object, or empty.");
    }

    /** Who wants it, as they call themselves. */
    public String who() {
        return text("by");
    }

    /** Why, in their words. */
    public String why() {
        return text("reason");
    }

    /** A text, empty when it is not given. */
    public String text(String field) {
        String text = json.path(field).asText("");
        if (text.length() > LONGEST) {
            throw new Failure(
                    ProblemKind.INVALID_REQUEST,
                    "The field '%s' has %d characters and must have at most %d."
                            .formatted(field, text.length(), LONGEST));
        }
        return text;
    }

    /** A whole number in a range. */
    public int number(String field, int otherwise, int least, int most) {
        JsonNode given = json.path(field);
        int number = given.asInt(otherwise);
        boolean good = given.isMissingNode() || given.isIntegralNumber() && given.canConvertToInt();
        if (!good || number < least || number > most) {
            throw new Failure(
                    ProblemKind.INVALID_REQUEST,
                    "The field '%s' (%s) must be a whole number from %d to %d.".formatted(field, given, least, most));
        }
        return number;
    }
}
