/** Conversations as OpenAI's APIs take them, kept by many agents as they came: chat completions and items of the Responses API. */
@NullMarked
package io.steersman.recorded.openai;

import org.jspecify.annotations.NullMarked;
