package io.steersman.journal;

import io.steersman.trajectory.TrajectoryId;

/**
 * A trajectory as a whole.
 *
 * @param steps how many steps it has
 * @param ended whether its end was reported
 * @param findings how many faults were seen
 * @param interventions how many interventions were earned
 * @param began when it was first written of, in milliseconds since 1970
 * @param latest when it was last written of, in milliseconds since 1970
 */
public record TrajectoryEntry(
        TrajectoryId id, int steps, boolean ended, int findings, int interventions, long began, long latest) {}
