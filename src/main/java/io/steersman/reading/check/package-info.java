/** Checks: tests, builds, linters; which are run, of what, and what their reports say. */
@NullMarked
package io.steersman.reading.check;

import org.jspecify.annotations.NullMarked;
