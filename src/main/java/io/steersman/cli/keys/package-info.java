/** The verbs on keys. */
@NullMarked
package io.steersman.cli.keys;

import org.jspecify.annotations.NullMarked;
