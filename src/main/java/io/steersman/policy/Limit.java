package io.steersman.policy;

/**
 * A policy value for a rule, as a fact.
 *
 * @param rule id of the rule
 * @param name what it limits: {@code repeats}, {@code laps}, {@code window} ...
 * @param value a count, or a share in percent
 */
public record Limit(String rule, String name, int value) {}
