/** Hooks of clients: one request from a client, one reply in its shape. */
@NullMarked
package io.steersman.api.hooks;

import org.jspecify.annotations.NullMarked;
