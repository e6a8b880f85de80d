/** Findings held against labels. */
@NullMarked
package io.steersman.report.evaluation;

import org.jspecify.annotations.NullMarked;
