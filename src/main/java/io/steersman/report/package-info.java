/**
 * Read models: what was found in a trajectory, and how common each fault is among many.
 *
 * <p>Knows neither the engine nor how anything is shown.
 */
@NullMarked
package io.steersman.report;

import org.jspecify.annotations.NullMarked;
