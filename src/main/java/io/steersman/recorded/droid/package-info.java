/** What Factory's Droid keeps of a session, and what {@code droid exec} prints. */
@NullMarked
package io.steersman.recorded.droid;

import org.jspecify.annotations.NullMarked;
