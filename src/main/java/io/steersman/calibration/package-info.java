/**
 * What a judge's answers are worth: held against what people say, in labels or feedback.
 *
 * <p>Answers come from a journal, a file of recorded ones, or a model that is asked now.
 */
@NullMarked
package io.steersman.calibration;

import org.jspecify.annotations.NullMarked;
