/** What Amp keeps and exports of a thread. */
@NullMarked
package io.steersman.recorded.amp;

import org.jspecify.annotations.NullMarked;
