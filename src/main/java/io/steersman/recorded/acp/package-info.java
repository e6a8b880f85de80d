/** Updates of the Agent Client Protocol, which several clients write down as they come. */
@NullMarked
package io.steersman.recorded.acp;

import org.jspecify.annotations.NullMarked;
