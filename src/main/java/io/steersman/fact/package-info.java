/** What a rule may ask: actions, what of the past is known, and how they are joined. Rules name these without imports. */
@NullMarked
package io.steersman.fact;

import org.jspecify.annotations.NullMarked;
