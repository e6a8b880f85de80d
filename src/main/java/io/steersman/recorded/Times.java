package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Meta;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads the times that clients write. */
public final class Times {

    /** Seconds since 1970 stay below this for thousands of years; milliseconds are above it since 1970. */
    private static final double FIRST_MILLISECONDS = 1e11;

    private Times() {}

    /** A time in ISO 8601, with or without offset (then UTC), or a number of seconds or milliseconds since 1970. */
    public static Optional<Instant> of(JsonNode time) {
        if (time.isNumber()) {
            double number = time.asDouble();
            return kept(Instant.ofEpochMilli((long) (number < FIRST_MILLISECONDS ? number * 1000 : number)));
        }
        return time.isTextual() ? parse(time.textValue()) : Optional.empty();
    }

    private static Optional<Instant> kept(Instant time) {
        return Optional.of(time).filter(Meta::isTime);
    }

    private static Optional<Instant> parse(String text) {
        if (text.length() < 16) {
            return Optional.empty();
        }
        try {
            String iso = text.replace(' ', 'T');
            boolean offset = iso.endsWith("Z") || iso.indexOf('+', 16) > 0 || iso.indexOf('-', 16) > 0;
            return kept(Instant.parse(offset ? iso : iso + "Z"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
