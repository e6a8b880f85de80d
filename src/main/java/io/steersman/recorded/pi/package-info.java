/** Sessions of Pi. */
@NullMarked
package io.steersman.recorded.pi;

import org.jspecify.annotations.NullMarked;
