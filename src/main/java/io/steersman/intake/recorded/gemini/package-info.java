/** What Gemini CLI prints and keeps beside its sessions, and the sessions of Qwen Code, which began as its copy. */
@NullMarked
package io.steersman.intake.recorded.gemini;

import org.jspecify.annotations.NullMarked;
