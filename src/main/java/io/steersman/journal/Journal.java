package io.steersman.journal;

import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.Optional;

/**
 * Where steps are put before they count as accepted, and what came of them.
 *
 * <p>One trajectory is written by one thread at a time; different ones by many. Thread-safe.
 */
public interface Journal {

    /** Appends steps that follow the last one; they are kept when this returns. */
    void append(TrajectoryId id, List<Step> steps);

    /** Keeps the latest state of a finding, which replaces an earlier one of the same fault. */
    void keep(TrajectoryId id, FindingEntry finding);

    /** Keeps the latest state of an intervention, which replaces an earlier one of the same number. */
    void keep(TrajectoryId id, InterventionEntry intervention);

    /** Keeps an outcome, which replaces an earlier one of the same voice, number and fault. */
    void keep(TrajectoryId id, Outcome outcome);

    /** Keeps what a person says, which replaces what the same person said of the same subject before. */
    void keep(TrajectoryId id, Feedback feedback);

    /** What is known of a trajectory as a whole, if there is such. */
    Optional<TrajectoryEntry> find(TrajectoryId id);

    /**
     * Trajectories of a tenant in the order of their ids.
     *
     * @param after the id to go on after, empty for the first page
     * @param limit the most to return
     */
    List<TrajectoryEntry> list(String tenant, String after, int limit);

    /**
     * Steps of a trajectory in order.
     *
     * @param from index of the first
     * @param limit the most to return
     */
    List<Step> steps(TrajectoryId id, int from, int limit);

    /** Findings of a trajectory in the order in which they were first seen. */
    List<FindingEntry> findings(TrajectoryId id);

    /** Interventions of a trajectory in the order of their numbers. */
    List<InterventionEntry> interventions(TrajectoryId id);

    /** Outcomes of a trajectory in the order in which they were first kept. */
    List<Outcome> outcomes(TrajectoryId id);

    /** What people say of a trajectory's findings and interventions, in the order in which they first said it. */
    List<Feedback> feedback(TrajectoryId id);
}
