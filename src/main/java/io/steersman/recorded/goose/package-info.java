/** What goose keeps of a session. */
@NullMarked
package io.steersman.recorded.goose;

import org.jspecify.annotations.NullMarked;
