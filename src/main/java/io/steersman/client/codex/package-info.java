/** Codex: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.codex;

import org.jspecify.annotations.NullMarked;
