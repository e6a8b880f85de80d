package io.steersman.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program runs.
 *
 * @param in standard input
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param environment the environment variables
 */
public record Terminal(InputStream in, boolean out, boolean err, Map<String, String> environment) {

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        return new Terminal(System.in, isTerminal(1), isTerminal(2), System.getenv());
    }

    /** The next line of standard input, empty at its end. */
    public String line() {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString();
    }

    /** Whether text that is coloured unless told otherwise is to be coloured, see no-color.org. */
    public boolean wantsColour() {
        return out
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Java tells only of all streams at once, and since 22 not even that; Linux tells of each. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            return Files.readSymbolicLink(link).startsWith("/dev/pts")
                    || Files.readSymbolicLink(link).startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && Runtime.version().feature() < 22;
        }
    }
}
