/** The steps of a conversation of Google's Antigravity. */
@NullMarked
package io.steersman.recorded.antigravity;

import org.jspecify.annotations.NullMarked;
