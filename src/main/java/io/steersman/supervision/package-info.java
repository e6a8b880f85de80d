/**
 * The use case that joins the others: accept steps, judge them, answer with what is due.
 *
 * <p>Knows nothing of HTTP.
 */
@NullMarked
package io.steersman.supervision;

import org.jspecify.annotations.NullMarked;
