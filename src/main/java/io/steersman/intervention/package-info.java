/**
 * What is sent to an agent about findings: levels, interventions, the state of the ladder, and what became of them.
 *
 * <p>Knows nothing of the engine or HTTP.
 */
@NullMarked
package io.steersman.intervention;

import org.jspecify.annotations.NullMarked;
