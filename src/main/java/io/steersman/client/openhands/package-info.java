/** OpenHands: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.openhands;

import org.jspecify.annotations.NullMarked;
