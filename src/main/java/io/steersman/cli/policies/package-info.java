/** The verbs on policies. */
@NullMarked
package io.steersman.cli.policies;

import org.jspecify.annotations.NullMarked;
