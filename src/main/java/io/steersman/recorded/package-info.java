/** What all recorded formats share: values with their places, certainty, blocks and messages, the transcript. */
@NullMarked
package io.steersman.recorded;

import org.jspecify.annotations.NullMarked;
