/** Qwen Code: its hooks, its replies, its recordings. */
@NullMarked
package io.steersman.client.qwen;

import org.jspecify.annotations.NullMarked;
