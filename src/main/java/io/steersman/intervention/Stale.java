package io.steersman.intervention;

/**
 * There is no reason any more to send what waits.
 *
 * @param number of the intervention
 * @param why in a few words
 */
public record Stale(int number, String why) {}
