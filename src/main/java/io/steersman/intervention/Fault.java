package io.steersman.intervention;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;

/**
 * An open fault of a trajectory: all sightings of one identity, and how far its ladder has been climbed.
 *
 * @param finding the latest sighting
 * @param sightings how often it was seen, from 1
 * @param rung how many interventions it has earned so far
 * @param sentAtAction count of the trajectory's actions when the last of them was sent, -1 for none
 */
public record Fault(Finding finding, int sightings, int rung, int sentAtAction) {

    /** A fault seen for the first time. */
    public static Fault first(Finding finding) {
        return new Fault(finding, 1, 0, -1);
    }

    /** The same fault, seen again. */
    public Fault again(Finding latest) {
        return new Fault(latest, sightings + 1, rung, sentAtAction);
    }

    /** The same fault after an intervention about it. */
    public Fault sent(int atAction) {
        return new Fault(finding, sightings, rung + 1, atAction);
    }

    /** The rule that saw it. */
    public RuleId rule() {
        return finding.rule();
    }

    /** The rule's id as text, as policies name it. */
    public String ruleId() {
        return finding.rule().toString();
    }

    /** How bad it is. */
    public Severity severity() {
        return finding.severity();
    }

    /** How many actions ago its last intervention was sent; as good as never when there was none. */
    public int quietFor(int actions) {
        return sentAtAction < 0 ? Integer.MAX_VALUE : actions - sentAtAction;
    }
}
