package io.steersman.trajectory;

/**
 * Where a step stood in the source it was read from.
 *
 * @param line 1-based line, 0 when the source has no lines of its own (a document in one line, a live step)
 * @param stepId the source's own id of the step, empty when there is none
 */
public record Position(int line, String stepId) {

    /** No position is known. */
    public static final Position UNKNOWN = new Position(0, "");

    /** A line of a line-based source. */
    public static Position line(int line) {
        return new Position(line, "");
    }

    /** Says the position for a reader: {@code line 12}, {@code step 7}, {@code line 12 (step 7)}, or nothing. */
    public String display() {
        if (line == 0) {
            return stepId.isEmpty() ? "" : "step " + stepId;
        }
        return stepId.isEmpty() ? "line " + line : "line %d (step %s)".formatted(line, stepId);
    }
}
