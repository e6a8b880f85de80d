package io.steersman.journal;

/**
 * A point of a trajectory and of the clock.
 *
 * @param step index of the latest step then
 * @param millis the service's clock, milliseconds since 1970
 */
public record Moment(int step, long millis) {}
