package io.steersman.report.run;

/**
 * How common something is.
 *
 * @param trajectories how many trajectories have it
 * @param findings how many faults there are in all of them
 */
public record Share(int trajectories, int findings) {

    /** Nothing was found. */
    public static final Share NONE = new Share(0, 0);

    /** The share of trajectories that have it, from 0 to 1; 0 of none. */
    public double of(int all) {
        return all == 0 ? 0 : (double) trajectories / all;
    }

    public Share plus(int moreFindings) {
        return new Share(trajectories + 1, findings + moreFindings);
    }
}
