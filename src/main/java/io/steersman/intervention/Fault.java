package io.steersman.intervention;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;

/**
 * An open fault of a trajectory: all sightings of one identity, and how far its ladder has been climbed.
 *
 * @param finding the latest sighting
 * @param agent id of the subagent that shows it, empty for the main agent
 * @param call key of the call that the fault is about, empty when it is about no single call
 * @param running whether that call had still to run when the fault was last seen
 * @param sightings how often it was seen, from 1
 * @param rung how many interventions it has earned so far
 * @param sentAtTurn the agent's turn in which the last of them was earned, -1 for none
 * @param highest the level of the last of them
 * @param waits whether the last of them has not been delivered yet
 */
public record Fault(
        Finding finding,
        String agent,
        String call,
        boolean running,
        int sightings,
        int rung,
        int sentAtTurn,
        Level highest,
        boolean waits) {

    /** A fault seen for the first time. */
    public static Fault first(Finding finding, String agent, String call, boolean running) {
        return new Fault(finding, agent, call, running, 1, 0, -1, Level.OBSERVE, false);
    }

    /** The same fault, seen again. */
    public Fault again(Finding latest, String latestCall, boolean nowRunning) {
        return new Fault(latest, agent, latestCall, nowRunning, sightings + 1, rung, sentAtTurn, highest, waits);
    }

    /** The same fault after it has earned an intervention, which waits to be delivered. */
    public Fault earned(int newRung, Level level, int atTurn) {
        return new Fault(finding, agent, call, running, sightings, newRung, atTurn, level, true);
    }

    /** The same fault after the agent was told of it. */
    public Fault told() {
        return new Fault(finding, agent, call, running, sightings, rung, sentAtTurn, highest, false);
    }

    /** The same fault some rungs lower: recovered from, or the agent was never told. */
    public Fault lowered(int rungs) {
        int lower = Math.max(0, rung - rungs);
        return new Fault(
                finding, agent, call, running, sightings, lower, lower == 0 ? -1 : sentAtTurn, Level.OBSERVE, false);
    }

    /** Its name within the trajectory. */
    public String name() {
        return finding.fault();
    }

    /** The rule that saw it. */
    public RuleId rule() {
        return finding.rule();
    }

    /** The rule's id as text, as policies name it. */
    public String ruleId() {
        return finding.rule().toString();
    }

    /** The rule's category. */
    public String category() {
        return finding.rule().category();
    }

    /** How bad it is. */
    public Severity severity() {
        return finding.severity();
    }

    /** Whether the fault lies in the surroundings of the agent: it is shown, and never held against the agent. */
    public boolean environment() {
        return finding.details().getOrDefault("origin", "").equals("environment");
    }

    /** Whether it is about one call, which can be asked about or kept from running when it comes again. */
    public boolean aboutCall() {
        return !call.isEmpty();
    }

    /** How many turns ago its last intervention was earned; as good as never when there was none. */
    public int quietFor(int turn) {
        return sentAtTurn < 0 ? Integer.MAX_VALUE : turn - sentAtTurn;
    }

    /** Whether it is about going in circles or failing, rather than about what the user asked for. */
    private boolean inCircles() {
        return !category().equals("specification_drift");
    }

    /**
     * Whether another is this same fault rotated, spelled otherwise, or seen by a neighbouring rule. What a graver rule sees
     * in it is news.
     */
    public boolean kin(Fault other) {
        return !name().equals(other.name())
                && (rule().equals(other.rule()) || severity().compareTo(other.severity()) >= 0)
                && agent.equals(other.agent)
                && inCircles() == other.inCircles()
                && (Kinship.shareSteps(finding, other.finding) || Kinship.sameInOtherWords(finding, other.finding));
    }
}
