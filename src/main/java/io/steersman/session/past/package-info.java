/** What is known of the steps so far, in the bounded form in which rules ask for it. */
@NullMarked
package io.steersman.session.past;

import org.jspecify.annotations.NullMarked;
