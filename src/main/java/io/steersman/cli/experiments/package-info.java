/** The verbs on experiments. */
@NullMarked
package io.steersman.cli.experiments;

import org.jspecify.annotations.NullMarked;
