/** What Kimi CLI keeps of a session. */
@NullMarked
package io.steersman.recorded.kimi;

import org.jspecify.annotations.NullMarked;
