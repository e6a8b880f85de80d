package io.steersman.recorded;

import io.steersman.trajectory.Trajectory;
import java.util.List;

/** One format that trajectories are kept in. Implementations have no state. */
public interface Format {

    /** The name for a reader of reports, such as {@code claude-code}. */
    String name();

    /** How surely a source that begins like this is in this format, by what only it has. */
    Certainty certainty(Sample sample);

    /**
     * Reads all trajectories of a source.
     *
     * @param notes gets what could not be read or was not understood; the rest is read all the same
     */
    List<Trajectory> read(Source source, Notes notes);
}
