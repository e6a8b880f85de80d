/** The verbs on stored and recorded runs: convert, import, export, prune, redact, report. */
@NullMarked
package io.steersman.cli.data;

import org.jspecify.annotations.NullMarked;
