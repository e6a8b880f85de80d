/** OpenTelemetry spans. */
@NullMarked
package io.steersman.recorded.otel;

import org.jspecify.annotations.NullMarked;
