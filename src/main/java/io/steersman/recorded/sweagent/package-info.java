/** SWE-agent and mini-swe-agent. */
@NullMarked
package io.steersman.recorded.sweagent;

import org.jspecify.annotations.NullMarked;
