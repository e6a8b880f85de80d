package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what clients count: tokens, milliseconds. */
public final class Counts {

    /** Milliseconds since 1970 stay below it, too; beyond it a number counts nothing, and sums of what is below it fit. */
    private static final long MOST = 1L << 44;

    private Counts() {}

    /** A count, as a number or as a text; 0 when there is none, or a number that cannot be one. */
    public static long of(JsonNode value) {
        double number = value.asDouble(-1);
        return number >= 0 && number <= MOST ? value.asLong() : 0;
    }

    /** The sum of the counts of these names. */
    public static long sum(JsonNode counts, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += of(counts.path(name));
        }
        return sum;
    }
}
