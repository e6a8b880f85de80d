/**
 * Turns files of every known format into trajectories: one class per format, each known by its content, never by its name.
 *
 * <p>Knows nothing of sessions, storage or HTTP.
 */
@NullMarked
package io.steersman.intake;

import org.jspecify.annotations.NullMarked;
