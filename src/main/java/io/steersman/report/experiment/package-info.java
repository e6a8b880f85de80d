/** The report of an experiment. */
@NullMarked
package io.steersman.report.experiment;

import org.jspecify.annotations.NullMarked;
