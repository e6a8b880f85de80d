/** What the build makes of the compiled program. */
@NullMarked
package io.steersman.build;

import org.jspecify.annotations.NullMarked;
