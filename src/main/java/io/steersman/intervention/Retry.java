package io.steersman.intervention;

/**
 * The call that a fault is about is about to run again, and nothing has changed since: the fact that lets an armed rung
 * take effect.
 *
 * @param armed what waits for it
 * @param fault the fault with this call as its latest evidence
 */
public record Retry(Armed armed, Fault fault) {

    /** The rule's id as text. */
    public String ruleId() {
        return fault.ruleId();
    }

    /** How many interventions the fault has had. */
    public int rung() {
        return armed.rung();
    }

    /** What is to happen now. */
    public Level level() {
        return armed.level();
    }

    /** Whether the call was kept from running the last time. */
    public boolean blockedBefore() {
        return fault.highest() == Level.BLOCK;
    }

    /** How many turns ago the last intervention was. */
    public int quietFor(int turn) {
        return fault.quietFor(turn);
    }
}
