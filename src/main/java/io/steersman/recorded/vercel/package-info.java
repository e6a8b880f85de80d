/** Messages of Vercel's AI SDK, as its applications keep them. */
@NullMarked
package io.steersman.recorded.vercel;

import org.jspecify.annotations.NullMarked;
