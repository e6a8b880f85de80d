package io.steersman.recorded.aider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;

/**
 * An edit that the model wrote into its words.
 *
 * @param path the file that it is about, empty when none is named
 * @param before what is to be replaced; empty for a whole file or a diff
 * @param after what it becomes, or the whole file, or the diff
 * @param kind in which of aider's edit formats it stands
 */
record EditBlock(String path, String before, String after, Kind kind) {

    enum Kind {
        /** Search and replace. */
        REPLACE,
        /** A diff in the unified format or a patch. */
        DIFF,
        /** All of a file, or just some code that is shown: only what aider says afterwards tells. */
        WHOLE
    }

    /** The arguments of the edit. */
    ObjectNode input() {
        ObjectNode input = Json.emptyObject().put("path", path);
        if (before.isEmpty() && after.isEmpty()) {
            return input;
        }
        return switch (kind) {
            case REPLACE -> input.put("old_string", before).put("new_string", after);
            case DIFF -> input.put("diff", after);
            case WHOLE -> input.put("content", after);
        };
    }

    /** Whether it is about a file as aider names it, who writes paths from the root of the repository. */
    boolean isOf(String file) {
        String own = path.replace('\\', '/');
        String other = file.replace('\\', '/');
        return !own.isEmpty() && (own.equals(other) || own.endsWith("/" + other) || other.endsWith("/" + own));
    }
}
