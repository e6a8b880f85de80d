/** The cases beside a rule. */
@NullMarked
package io.steersman.rulebook.cases;

import org.jspecify.annotations.NullMarked;
