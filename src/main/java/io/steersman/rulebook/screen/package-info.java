/** Which rules can match a step at all, asked of their own conditions before the engine is opened. */
@NullMarked
package io.steersman.rulebook.screen;

import org.jspecify.annotations.NullMarked;
