/**
 * Experiments: who is assigned to which arm, what that changes, and what became of it.
 *
 * <p>Knows nothing of HTTP, of storage or of the engine.
 */
@NullMarked
package io.steersman.experiment;

import org.jspecify.annotations.NullMarked;
