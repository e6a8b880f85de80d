/** Why a rule fired at a step, or why it did not. */
@NullMarked
package io.steersman.session.explain;

import org.jspecify.annotations.NullMarked;
