/**
 * The command line: one class for each verb, and what they print.
 *
 * <p>Data goes to standard output, progress and problems to standard error.
 */
@NullMarked
package io.steersman.cli;

import org.jspecify.annotations.NullMarked;
