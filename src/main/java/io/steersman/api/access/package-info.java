/** Who asks, what they may, and how much they send. */
@NullMarked
package io.steersman.api.access;

import org.jspecify.annotations.NullMarked;
