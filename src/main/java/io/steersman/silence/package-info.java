/** What nobody is told for a while, because a person wants it so. */
@NullMarked
package io.steersman.silence;

import org.jspecify.annotations.NullMarked;
