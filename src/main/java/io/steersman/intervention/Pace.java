package io.steersman.intervention;

/**
 * Where a trajectory stands when interventions are decided, as a fact for intervention rules.
 *
 * @param turn the turn that the agent is in
 * @param sent how many interventions it has had
 * @param budget how many it may have at most
 * @param troubled whether the surroundings of the agent failed just now
 */
public record Pace(int turn, int sent, int budget, boolean troubled) {

    /** Whether another intervention is within the budget. */
    public boolean withinBudget() {
        return sent < budget;
    }
}
