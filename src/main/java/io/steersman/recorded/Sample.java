package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a source begins: enough to tell its format.
 *
 * @param values the first values, each a line of a line-based source or an element of an array
 * @param only whether there is just one value, so that it is the whole document
 * @param text how a source begins that holds no values but text; else empty
 */
public record Sample(List<JsonNode> values, boolean only, String text) {
    public Sample {
        values = List.copyOf(values);
    }

    /** The document, when the source is one object. */
    public Optional<JsonNode> document() {
        return only ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Whether one of the first values looks as described. */
    public boolean any(Predicate<JsonNode> looks) {
        return values.stream().anyMatch(looks);
    }
}
