/** From findings to what is said: ladders, watches over what became of it, and the words. */
@NullMarked
package io.steersman.steering;

import org.jspecify.annotations.NullMarked;
