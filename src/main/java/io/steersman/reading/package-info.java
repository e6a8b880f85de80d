/**
 * What a step means: what makes two calls, results, errors, commands and paths the same; what a shell command does; what
 * an instruction asks. Small pure functions; rules compare what is prepared here.
 *
 * <p>Knows nothing of rules, HTTP or storage.
 */
@NullMarked
package io.steersman.reading;

import org.jspecify.annotations.NullMarked;
