/** The verbs on silences. */
@NullMarked
package io.steersman.cli.silences;

import org.jspecify.annotations.NullMarked;
