/**
 * What a detection rule saw: which rule, how bad, on which steps, and what makes two sightings one fault.
 *
 * <p>Knows nothing of the engine.
 */
@NullMarked
package io.steersman.finding;

import org.jspecify.annotations.NullMarked;
