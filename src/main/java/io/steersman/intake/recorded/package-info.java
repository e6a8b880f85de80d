/**
 * What all recorded formats share: the content of a file as values with their places, how a format is recognised, and the transcript that
 * its steps are gathered in.
 *
 * <p>Each client and each format of its own has a package below this one, which knows nothing of the others.
 */
@NullMarked
package io.steersman.intake.recorded;

import org.jspecify.annotations.NullMarked;
