/** Recordings of a terminal, as far as they show commands and what they printed. */
@NullMarked
package io.steersman.recorded.asciinema;

import org.jspecify.annotations.NullMarked;
