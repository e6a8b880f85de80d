package io.steersman.intake;

import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/**
 * What was read from one file or stream.
 *
 * @param source the file or stream, as it was named
 * @param format the name of the format found, empty when none was recognised
 * @param trajectories what could be read, in the order of the source
 * @param problems what could not be read, and why; never empty when there is no trajectory
 */
public record Reading(String source, String format, List<Trajectory> trajectories, List<Problem> problems) {
    public Reading {
        trajectories = List.copyOf(trajectories);
        problems = List.copyOf(problems);
    }
}
