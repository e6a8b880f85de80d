/**
 * Takes secrets and oversized texts out of steps before anything is judged, written or sent on.
 *
 * <p>Knows steps and nothing else.
 */
@NullMarked
package io.steersman.redaction;

import org.jspecify.annotations.NullMarked;
