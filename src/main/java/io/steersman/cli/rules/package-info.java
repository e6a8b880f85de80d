/** The verbs on rules. */
@NullMarked
package io.steersman.cli.rules;

import org.jspecify.annotations.NullMarked;
