package io.steersman.trajectory;

/**
 * Tokens that a step cost.
 *
 * @param input tokens read by the model
 * @param output tokens written by the model
 */
public record Tokens(long input, long output) {}
