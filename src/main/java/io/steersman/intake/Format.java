package io.steersman.intake;

import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** One format that trajectories are kept in. Implementations have no state. */
interface Format {

    /** The name for a reader of reports, such as {@code claude-code}. */
    String name();

    /** Whether a source that begins like this is in this format. */
    boolean recognises(Sample sample);

    /**
     * Reads all trajectories of a source that {@link #recognises} accepted.
     *
     * @param problems gets what could not be read; the rest is read all the same
     */
    List<Trajectory> read(Source source, List<Problem> problems);
}
