/** Silences over HTTP. */
@NullMarked
package io.steersman.api.silences;

import org.jspecify.annotations.NullMarked;
