/** Text as such: lines, letters, hashes, what changes from run to run in it, and the words of lists that are data. */
@NullMarked
package io.steersman.reading.text;

import org.jspecify.annotations.NullMarked;
