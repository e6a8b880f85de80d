/** Problem documents: what is said when a request cannot be answered. */
@NullMarked
package io.steersman.api.problem;

import org.jspecify.annotations.NullMarked;
