/** Changes to tests: what an edit of a test takes away, weakens or skips. */
@NullMarked
package io.steersman.reading.test;

import org.jspecify.annotations.NullMarked;
