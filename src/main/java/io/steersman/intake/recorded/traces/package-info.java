/** Runs that were traced by LangSmith or Langfuse. */
@NullMarked
package io.steersman.intake.recorded.traces;

import org.jspecify.annotations.NullMarked;
