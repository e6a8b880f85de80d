/** Cursor: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.cursor;

import org.jspecify.annotations.NullMarked;
