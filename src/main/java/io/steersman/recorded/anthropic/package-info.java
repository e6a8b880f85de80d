/** Conversations as Anthropic's Messages API takes them, kept by many agents as they came. */
@NullMarked
package io.steersman.recorded.anthropic;

import org.jspecify.annotations.NullMarked;
