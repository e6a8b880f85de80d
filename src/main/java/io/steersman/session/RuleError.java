package io.steersman.session;

/**
 * A rule failed on a step.
 *
 * @param rule id of the rule, empty when the engine does not tell
 * @param step index of the step
 * @param message what the engine says
 */
public record RuleError(String rule, int step, String message) {}
