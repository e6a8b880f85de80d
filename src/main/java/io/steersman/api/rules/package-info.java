/** Rules over HTTP: what is in force, trials, backtests. */
@NullMarked
package io.steersman.api.rules;

import org.jspecify.annotations.NullMarked;
