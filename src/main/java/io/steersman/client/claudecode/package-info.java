/** Claude Code: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.claudecode;

import org.jspecify.annotations.NullMarked;
