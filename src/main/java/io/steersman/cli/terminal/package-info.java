/** What verbs share: the terminal, tables, exit codes, options. */
@NullMarked
package io.steersman.cli.terminal;

import org.jspecify.annotations.NullMarked;
