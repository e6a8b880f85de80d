/**
 * The values that people set by hand: limits, ladders, budgets, modes and texts, read from YAML and checked.
 *
 * <p>Knows nothing of the engine.
 */
@NullMarked
package io.steersman.policy;

import org.jspecify.annotations.NullMarked;
