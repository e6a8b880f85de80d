/** One run as reports see it: its findings, what was told, its vital figures. */
@NullMarked
package io.steersman.report.run;

import org.jspecify.annotations.NullMarked;
