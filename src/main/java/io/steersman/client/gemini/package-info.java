/** Gemini CLI: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.gemini;

import org.jspecify.annotations.NullMarked;
