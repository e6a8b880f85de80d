/** What opencode keeps and exports of a session. */
@NullMarked
package io.steersman.intake.recorded.opencode;

import org.jspecify.annotations.NullMarked;
