/** What an instruction asks for, allows and forbids, and what breaks it. */
@NullMarked
package io.steersman.reading.instruction;

import org.jspecify.annotations.NullMarked;
