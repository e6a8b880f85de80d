/** Messages of Vercel's AI SDK, as its applications keep them. */
@NullMarked
package io.steersman.intake.recorded.vercel;

import org.jspecify.annotations.NullMarked;
