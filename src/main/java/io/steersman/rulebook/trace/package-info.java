/** What each condition of a rule said of a step. */
@NullMarked
package io.steersman.rulebook.trace;

import org.jspecify.annotations.NullMarked;
