/** The words of an instruction: sentences, verbs, things and the limits that are made of them, in several languages. */
@NullMarked
package io.steersman.reading.language;

import org.jspecify.annotations.NullMarked;
