/** What a change of rules would have done to recorded runs. */
@NullMarked
package io.steersman.report.backtest;

import org.jspecify.annotations.NullMarked;
