package io.steersman.report.run;

import io.steersman.trajectory.Cost;

/**
 * How common something is, and what it took.
 *
 * @param trajectories how many trajectories have it
 * @param findings how many faults there are in all of them
 * @param spent what they took from the first sighting of a fault to its last: of several in one trajectory, the costliest
 */
public record Share(int trajectories, int findings, Cost spent) {

    /** Nothing was found. */
    public static final Share NONE = new Share(0, 0, Cost.NONE);

    /** The share of trajectories that have it, from 0 to 1; 0 of none. */
    public double of(int all) {
        return all == 0 ? 0 : (double) trajectories / all;
    }

    /** This and one more trajectory that has it. */
    public Share plus(int moreFindings, Cost more) {
        return new Share(trajectories + 1, findings + moreFindings, spent.plus(more));
    }
}
