package io.steersman.intervention;

/**
 * A fault that the agent was told of lately, as a fact for those that are the same in other words.
 *
 * @param fault as it stands
 */
public record Told(Fault fault) {

    /** Whether it is the same as another, rotated or spelled otherwise. */
    public boolean kin(Fault other) {
        return fault.kin(other);
    }

    /** How many interventions it has had. */
    public int rung() {
        return fault.rung();
    }

    /** Whether the last of them has not been delivered yet. */
    public boolean waits() {
        return fault.waits();
    }

    /** How many turns ago the last of them was earned. */
    public int quietFor(int turn) {
        return fault.quietFor(turn);
    }
}
