/** Who may do what: keys, tokens, scopes, how fast, and the record of what was changed. Knows neither HTTP nor storage. */
@NullMarked
package io.steersman.access;

import org.jspecify.annotations.NullMarked;
