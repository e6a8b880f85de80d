/** What {@code codex exec --json} prints. */
@NullMarked
package io.steersman.intake.recorded.codex;

import org.jspecify.annotations.NullMarked;
