package io.steersman.session;

import io.steersman.reading.Write;

/**
 * A file that this trajectory made and that is still there.
 *
 * @param write how it was made
 * @param step index of the call that made it
 */
public record Made(Write write, int step) {}
