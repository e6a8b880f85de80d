/** What each client answers for itself: what its hooks say, how it is answered, how it is connected. */
@NullMarked
package io.steersman.client.contract;

import org.jspecify.annotations.NullMarked;
