package io.steersman.journal;

import io.steersman.trajectory.TrajectoryId;

/**
 * A trajectory as a whole.
 *
 * @param steps how many steps it has
 * @param ended whether its end was reported
 * @param findings how many faults were seen
 * @param interventions how many interventions were earned
 */
public record TrajectoryEntry(TrajectoryId id, int steps, boolean ended, int findings, int interventions) {}
