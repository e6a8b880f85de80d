/** How the text of a DRL file is laid out, comments included. Knows nothing of what rules mean. */
@NullMarked
package io.steersman.layout;

import org.jspecify.annotations.NullMarked;
