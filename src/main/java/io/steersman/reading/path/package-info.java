/** Paths: what makes two the same, what a pattern names, and what kind of file it is. */
@NullMarked
package io.steersman.reading.path;

import org.jspecify.annotations.NullMarked;
