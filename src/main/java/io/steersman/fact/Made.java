package io.steersman.fact;

import io.steersman.reading.change.Write;
import io.steersman.reading.path.PathCover;

/**
 * A file that this trajectory made and that is still there.
 *
 * @param write how it was made
 * @param step index of the call that made it
 * @param elsewhere its path where the shell had stayed in the folder that an earlier call went to
 */
public record Made(Write write, int step, String elsewhere) {

    /** Whether the file is at a path, in that folder, or one of those that a pattern names. */
    public boolean isAt(String path) {
        return PathCover.covers(path, write.path()) || PathCover.covers(path, elsewhere);
    }
}
