/** The clients that are known: one line each. */
@NullMarked
package io.steersman.client;

import org.jspecify.annotations.NullMarked;
