/** The databases in which clients keep their sessions. */
@NullMarked
package io.steersman.recorded.store;

import org.jspecify.annotations.NullMarked;
