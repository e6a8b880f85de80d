/** What Cursor keeps of an agent, and what its command line prints. */
@NullMarked
package io.steersman.intake.recorded.cursor;

import org.jspecify.annotations.NullMarked;
