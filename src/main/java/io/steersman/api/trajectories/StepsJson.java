package io.steersman.api.trajectories;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of steps.
 *
 * @param from index of the first
 * @param steps in the native format
 * @param next what to ask for with {@code from} for the next page; absent on the last
 */
@Schema(name = "StepPage")
record StepsJson(
        int from,

        @Schema(ref = "Steps") List<ObjectNode> steps,

        @Schema(implementation = Integer.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
        OptionalInt next) {}
