/** From text to classes: the compiler, its faults in plain words, and what compiled rules may reach. */
@NullMarked
package io.steersman.rulebook.compile;

import org.jspecify.annotations.NullMarked;
