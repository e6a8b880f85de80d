/**
 * Rules and policies from folders into force: read, check, swap; the last good ones stay.
 *
 * <p>Knows nothing of HTTP.
 */
@NullMarked
package io.steersman.reload;

import org.jspecify.annotations.NullMarked;
