package io.steersman.supervision;

import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What of a trajectory is there already, for those who make steps of events that may come twice or incomplete.
 *
 * @param numbers whether there is a step of a client's number
 * @param last the last step, if there is one
 * @param open calls that wait for their results, the latest of them in the order in which they were made
 */
public record Known(LongPredicate numbers, Optional<Step> last, List<ToolCall> open) {}
