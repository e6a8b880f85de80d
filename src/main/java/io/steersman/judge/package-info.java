/**
 * A model that is asked about what form cannot decide: the question, the way to the model, and the check of its answer.
 *
 * <p>Knows nothing of sessions and journals. The only place with an HTTP client in it.
 */
@NullMarked
package io.steersman.judge;

import org.jspecify.annotations.NullMarked;
