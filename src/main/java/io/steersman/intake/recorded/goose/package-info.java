/** What goose keeps of a session. */
@NullMarked
package io.steersman.intake.recorded.goose;

import org.jspecify.annotations.NullMarked;
