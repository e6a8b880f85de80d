package io.steersman.service;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rule takes for a step, in microseconds of processor time, of steps at which it was timed by itself.
 *
 * @param steps how many these are
 * @param p99 what it takes for all but one of a hundred of them, of about the last day
 */
@Schema(name = "RuleCost")
public record RuleCost(long steps, double mean, double p99) {

    /** Of a rule that was not timed yet. */
    public static final RuleCost NONE = new RuleCost(0, 0, 0);
}
