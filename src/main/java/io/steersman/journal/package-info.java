/**
 * What was accepted and what came of it: the truth of which sessions are a view.
 *
 * <p>Knows nothing of the engine.
 */
@NullMarked
package io.steersman.journal;

import org.jspecify.annotations.NullMarked;
