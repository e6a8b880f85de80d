package io.steersman.reading.text;

/** Header lines that clients put around an output and that differ each time. */
public final class VolatileLine {

    private static final String[] HEADERS = {
        "Chunk ID:",
        "Wall time:",
        "Process running with session ID",
        "Original token count:",
        "Process Group PGID:",
        "Background PIDs:",
        "Command running in background with ID:",
        "Elapsed:",
        "Duration:",
        "<timestamp>",
        "<duration",
        "Timestamp:",
    };

    private VolatileLine() {}

    /** Whether the line that begins at {@code i} is one. */
    public static boolean begins(String text, int i) {
        char c = text.charAt(i);
        if (c != 'C' && c != 'W' && c != 'P' && c != 'O' && c != 'B' && c != 'E' && c != 'D' && c != '<' && c != 'T') {
            return false;
        }
        for (String header : HEADERS) {
            if (header.charAt(0) == c && text.startsWith(header, i)) {
                return true;
            }
        }
        return false;
    }
}
