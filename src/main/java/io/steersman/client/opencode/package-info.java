/** opencode: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.opencode;

import org.jspecify.annotations.NullMarked;
