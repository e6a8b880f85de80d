/** Shell scripts read as commands. */
@NullMarked
package io.steersman.reading.shell;

import org.jspecify.annotations.NullMarked;
