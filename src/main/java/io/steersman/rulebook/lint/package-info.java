/** What is wrong with a rule although it compiles. */
@NullMarked
package io.steersman.rulebook.lint;

import org.jspecify.annotations.NullMarked;
