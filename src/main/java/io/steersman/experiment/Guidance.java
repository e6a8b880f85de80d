package io.steersman.experiment;

import io.steersman.statistics.Estimate;
import io.steersman.statistics.Interval;

/**
 * Whether the guidance of a rule does more good than harm in an arm.
 *
 * <p>Guidance brings some back that would have failed (a share {@code r} of them) and disturbs some that would have come through (a
 * share {@code d} of these). It helps where the share {@code p} that fails untold is above {@code d / (r + d)}. Which are brought
 * back and which are disturbed nobody can see, as none is both told and not told: {@code r} and {@code d} are given for the case
 * that being told decides alike for both. Other shares fit the same counts, and all of them lead to the same side of the limit, as
 * both sides are equal exactly where as many fail told as untold. Source: Vasudev, Russak, Bikel, Alshikh, "Accurate Failure
 * Prediction in Agents Does Not Imply Effective Failure Prevention", 2026, section 3.
 *
 * @param rule whose guidance it is
 * @param arm that is told
 * @param failing what counts as failing
 * @param untold share that fails in the first arm, by unit
 * @param told share that fails in this arm, by unit
 * @param difference told less untold, with the interval that holds at any look
 * @param p always valid, over all rules and arms (Holm)
 * @param fixed the difference for one look at the planned size
 */
public record Guidance(
        String rule,
        String arm,
        Failing failing,
        Estimate untold,
        Estimate told,
        Interval difference,
        double p,
        Interval fixed) {

    private static final double CLEAR = 0.05;

    /** What counts as failing. */
    public enum Failing {
        /** That the fault is not recovered from. */
        FAULT,
        /** That the session in which the fault was due did not succeed; of those that tell it. */
        SESSION
    }

    /** Share that would have failed and is brought back. */
    public double recovery() {
        return 1 - told.value();
    }

    /** Share that would have come through and is disturbed. */
    public double disruption() {
        return told.value();
    }

    /** The share that must fail untold for guidance to help. */
    public double limit() {
        return disruption() / (recovery() + disruption());
    }

    /** Whether it clearly does more harm than good, whenever that is looked at. */
    public boolean harms() {
        return p <= CLEAR && untold.value() < limit();
    }

    /** Whether it clearly does more harm than good to who looks once. */
    public boolean seemsToHarm() {
        return fixed.low() > 0;
    }

    Guidance adjustedTo(double newP) {
        return new Guidance(rule, arm, failing, untold, told, difference, newP, fixed);
    }
}
