/** Runs as people look at them: the latest ones, and one in outline. */
@NullMarked
package io.steersman.api.runs;

import org.jspecify.annotations.NullMarked;
