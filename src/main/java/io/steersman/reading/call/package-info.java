/** Tool calls: their kind, what they are about, and what makes two the same. */
@NullMarked
package io.steersman.reading.call;

import org.jspecify.annotations.NullMarked;
