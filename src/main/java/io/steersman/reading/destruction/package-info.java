/** What commands and tools destroy that does not come back. */
@NullMarked
package io.steersman.reading.destruction;

import org.jspecify.annotations.NullMarked;
