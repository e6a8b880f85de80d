package io.steersman.intervention;

/**
 * A fault comes down its ladder.
 *
 * @param fault its name
 */
public record Descent(String fault) {}
