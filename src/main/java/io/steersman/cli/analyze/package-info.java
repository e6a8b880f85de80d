/** The verb that reads recorded runs and prints what is found. */
@NullMarked
package io.steersman.cli.analyze;

import org.jspecify.annotations.NullMarked;
