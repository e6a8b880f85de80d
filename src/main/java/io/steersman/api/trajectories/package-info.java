/** Trajectories over HTTP: steps in, findings, guidance and explanations out. */
@NullMarked
package io.steersman.api.trajectories;

import org.jspecify.annotations.NullMarked;
