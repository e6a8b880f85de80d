package io.steersman.intervention;

/**
 * A fault whose next intervention stops a call: it waits until the call is about to run again.
 *
 * @param fault as it was last seen
 * @param rung how many interventions the fault, or the same in other words, has had before
 * @param level what happens then
 */
public record Armed(Fault fault, int rung, Level level) {}
