/** Results of tool calls: errors, refusals, outages, states, and what makes two the same. */
@NullMarked
package io.steersman.reading.result;

import org.jspecify.annotations.NullMarked;
