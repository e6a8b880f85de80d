/** The databases in which clients keep their sessions. */
@NullMarked
package io.steersman.intake.recorded.store;

import org.jspecify.annotations.NullMarked;
