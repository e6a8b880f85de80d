/** The verb that holds findings against labels. */
@NullMarked
package io.steersman.cli.evaluate;

import org.jspecify.annotations.NullMarked;
