/** Updates of the Agent Client Protocol, which several clients write down as they come. */
@NullMarked
package io.steersman.intake.recorded.acp;

import org.jspecify.annotations.NullMarked;
