/** Changes to files: what edits, patches, commands and scripts write, move and delete. */
@NullMarked
package io.steersman.reading.change;

import org.jspecify.annotations.NullMarked;
