/** The chat history that aider keeps beside a repository. */
@NullMarked
package io.steersman.recorded.aider;

import org.jspecify.annotations.NullMarked;
