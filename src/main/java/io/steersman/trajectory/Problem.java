package io.steersman.trajectory;

/**
 * Something wrong in an input, and where.
 *
 * @param line 1-based line of the input, 0 when the input has no lines
 * @param pointer JSON pointer into the step, empty for the whole of it
 * @param message one sentence that says what is wrong and, where it can, what to do
 */
public record Problem(int line, String pointer, String message) {

    /** {@code line 3, /call: message}. */
    public String display() {
        String place = line == 0 ? "" : "line " + line;
        String comma = place.isEmpty() || pointer.isEmpty() ? "" : ", ";
        String colon = place.isEmpty() && pointer.isEmpty() ? "" : ": ";
        return place + comma + pointer + colon + message;
    }
}
