package io.steersman.recorded.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A span as far as it matters here.
 *
 * @param trace id of its trace in hexadecimal digits
 * @param id its own id in hexadecimal digits
 * @param start when it began, in nanoseconds since 1970; 0 when it does not say
 * @param end when it ended, likewise
 * @param failed whether its status says that it failed
 * @param attributes by their names
 */
public record OtelSpan(
        String trace, String id, long start, long end, boolean failed, Map<String, JsonNode> attributes) {

    private static final long NANOS = 1_000_000_000;

    /** Times of the wire have 64 bits without a sign; what does not fit is none. */
    public OtelSpan {
        start = Math.max(0, start);
        end = Math.max(0, end);
        attributes = Map.copyOf(attributes);
    }

    /** The text of the first attribute of these names that is there, empty when none is. */
    public String text(String... names) {
        for (String name : names) {
            JsonNode value = attributes.get(name);
            if (value != null && !value.asText("").isEmpty()) {
                return value.asText();
            }
        }
        return "";
    }

    /** When it ended, if it says so. */
    Optional<Instant> ended() {
        return end == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(end / NANOS, end % NANOS));
    }
}
