package io.steersman.recorded.traces;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a trace: a request to a model, a call of a tool, or something else around them.
 *
 * @param trace the trace that it belongs to
 * @param at when it began
 * @param failed whether it is marked as failed
 * @param error what went wrong, may be empty
 */
record TracedRun(
        String id,
        String trace,
        Kind kind,
        String name,
        JsonNode input,
        JsonNode output,
        boolean failed,
        String error,
        Optional<Instant> at,
        Position position) {

    /** What a run is. */
    enum Kind {
        MODEL,
        TOOL,
        OTHER
    }
}
