/** What Cline keeps of a task, and Roo Code and Kilo Code, which began as its copies. */
@NullMarked
package io.steersman.intake.recorded.cline;

import org.jspecify.annotations.NullMarked;
