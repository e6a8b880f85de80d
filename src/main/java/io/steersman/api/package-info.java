/**
 * The service over HTTP: steps in, guidance out, what was seen and done to read back, rules reloaded while it runs.
 *
 * <p>Knows nothing of the engine.
 */
@NullMarked
package io.steersman.api;

import org.jspecify.annotations.NullMarked;
