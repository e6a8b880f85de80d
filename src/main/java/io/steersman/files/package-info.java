/**
 * Files that are their owner's alone.
 *
 * <p>Knows nothing of what stands in them.
 */
@NullMarked
package io.steersman.files;

import org.jspecify.annotations.NullMarked;
