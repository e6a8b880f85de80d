/** What Copilot's chat in VS Code keeps of a session. */
@NullMarked
package io.steersman.intake.recorded.copilot;

import org.jspecify.annotations.NullMarked;
