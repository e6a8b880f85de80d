/** What xAI's Grok keeps of a session. */
@NullMarked
package io.steersman.recorded.grok;

import org.jspecify.annotations.NullMarked;
