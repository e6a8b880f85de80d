package io.steersman.intervention;

/**
 * A fault that has earned an intervention in this step. Of several, one leads and the others are merged into it.
 *
 * @param fault what it is about
 * @param rung how many interventions the fault, or the same in other words, has had before
 * @param level how strongly
 */
public record Proposal(Fault fault, int rung, Level level) {

    /** Whether this goes before another: by level, then severity, then how early it began, then rule and identity. */
    public boolean outranks(Proposal other) {
        int byLevel = level.compareTo(other.level);
        int bySeverity = fault.severity().compareTo(other.fault.severity());
        int byStart =
                Integer.compare(other.fault.finding().first(), fault.finding().first());
        int byName = other.fault.name().compareTo(fault.name());
        int order = byLevel != 0 ? byLevel : bySeverity != 0 ? bySeverity : byStart != 0 ? byStart : byName;
        return order > 0;
    }

    /** Whether it keeps the agent from going on: somebody is asked, the call does not run, or the run ends. */
    public boolean stops() {
        return level.compareTo(Level.ASK) >= 0;
    }

    /** Whether both are about the last step. */
    public boolean sameMoment(Proposal other) {
        return fault.finding().last() == other.fault.finding().last();
    }
}
