/** Cline: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.cline;

import org.jspecify.annotations.NullMarked;
