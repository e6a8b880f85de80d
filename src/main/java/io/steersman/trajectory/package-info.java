/**
 * What an agent did: the steps of a trajectory, where each came from, and the native JSON format.
 *
 * <p>Knows nothing of rules, HTTP or storage.
 */
@NullMarked
package io.steersman.trajectory;

import org.jspecify.annotations.NullMarked;
