package io.steersman.intake;

import io.steersman.recorded.Certainty;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Map;

/**
 * What was read from one file or stream.
 *
 * @param source the file or stream, as it was named
 * @param format the name of the format found, or of the best guess when the source was refused; empty when there is none
 * @param certainty how surely the source is in this format
 * @param trajectories what could be read, in the order of the source
 * @param unknown how often each kind of thing in it was not understood
 * @param problems what could not be read, and why; never empty when there is no trajectory
 */
public record Reading(
        String source,
        String format,
        Certainty certainty,
        List<Trajectory> trajectories,
        Map<String, Integer> unknown,
        List<Problem> problems) {
    public Reading {
        trajectories = List.copyOf(trajectories);
        unknown = Map.copyOf(unknown);
        problems = List.copyOf(problems);
    }

    /** A source that gave nothing, and why. */
    public static Reading failed(String source, String message) {
        Problem problem = new Problem(0, "", message);
        return new Reading(source, "", Certainty.NONE, List.of(), Map.of(), List.of(problem));
    }
}
