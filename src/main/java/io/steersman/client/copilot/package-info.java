/** Copilot: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.copilot;

import org.jspecify.annotations.NullMarked;
