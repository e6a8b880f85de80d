package io.steersman.intervention;

/**
 * A fault that has earned an intervention in this step. Of several, one leads and the others are merged into it.
 *
 * @param fault what it is about
 * @param level how strongly
 */
public record Proposal(Fault fault, Level level) {

    /** Whether this goes before another: by level, then severity, then how early it began, then rule and identity. */
    public boolean outranks(Proposal other) {
        int byLevel = level.compareTo(other.level);
        int bySeverity = fault.severity().compareTo(other.fault.severity());
        int byStart =
                Integer.compare(other.fault.finding().first(), fault.finding().first());
        int byName = other.fault.finding().fault().compareTo(fault.finding().fault());
        int order = byLevel != 0 ? byLevel : bySeverity != 0 ? bySeverity : byStart != 0 ? byStart : byName;
        return order > 0;
    }
}
