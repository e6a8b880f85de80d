package io.steersman.reload;

import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;

/**
 * A rulebook and a policy that fit each other: what sessions run under.
 *
 * @param hash names the files that both were read from
 */
public record InForce(String hash, Rulebook rulebook, Policy policy) {}
