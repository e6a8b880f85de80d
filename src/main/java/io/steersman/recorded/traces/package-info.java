/** Runs that were traced by LangSmith or Langfuse. */
@NullMarked
package io.steersman.recorded.traces;

import org.jspecify.annotations.NullMarked;
