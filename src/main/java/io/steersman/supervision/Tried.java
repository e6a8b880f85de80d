package io.steersman.supervision;

import io.steersman.reload.InForce;
import io.steersman.trajectory.TrajectoryId;
import java.util.Optional;

/** What is tried, as trajectories go by it. */
public interface Tried {

    /** What is tried now. */
    Optional<Trial> current();

    /** The candidate has done something: whether it may go on. */
    void check(Trial trial);

    /** What a trajectory is judged under. */
    default InForce inForce(TrajectoryId id, InForce active) {
        Optional<Trial> trial = current();
        return trial.isPresent() && trial.get().takes(id) ? trial.get().candidate() : active;
    }
}
