/** The Agent Trajectory Interchange Format. */
@NullMarked
package io.steersman.recorded.atif;

import org.jspecify.annotations.NullMarked;
