package io.steersman.reading.result;

import io.steersman.reading.text.Lines;

/** Last lines that only a failed command has. */
final class FailureEnding {

    private static final int LONGEST = 240;
    private static final int SUMMARY_LINES = 8;
    private static final int TRACEBACK = 16 * 1024;
    private static final String TRACEBACK_HEADER = "Traceback (most recent call last)";

    private FailureEnding() {}

    /** Whether the output of a command ends the way only a failure ends. */
    static boolean of(String output) {
        String last = Lines.last(output, LONGEST);
        return commandSays(last) || runnerSays(last) || endsInTraceback(output);
    }

    /** Whether a short answer's last line is a shell's or a system call's complaint. */
    static boolean shellSays(String output) {
        String last = Lines.last(output, LONGEST);
        return commandSays(last)
                || last.endsWith(": No such file or directory")
                || last.endsWith("': No such file or directory")
                || last.endsWith(": Permission denied")
                || last.endsWith(": Is a directory")
                || last.endsWith(": Not a directory")
                || last.endsWith(": No such file")
                || last.endsWith("(No such file or directory)");
    }

    private static boolean commandSays(String last) {
        return last.endsWith(": command not found")
                || last.endsWith(": not found") && (last.startsWith("sh: ") || last.startsWith("/bin/sh: "))
                || last.startsWith("bash: ") && last.contains(": No such file or directory")
                || last.startsWith("zsh: command not found: ")
                || last.contains("unexpected EOF while looking for matching")
                || last.startsWith("make: *** ")
                || last.startsWith("error: could not compile")
                || last.startsWith("error: aborting due to ")
                || last.startsWith("fatal: not a git repository");
    }

    private static boolean runnerSays(String last) {
        return last.startsWith("FAILED (")
                || last.equals("FAIL")
                || last.startsWith("npm ERR! ")
                || last.startsWith("npm error ")
                || (last.startsWith("=") && last.endsWith("=") && last.contains(" failed"))
                || last.startsWith("test result: FAILED");
    }

    /** Whether one of the last lines of a check counts tests of which some failed, as runners do that end with more than the count. */
    static boolean summarySays(String output) {
        int end = Lines.lastEnd(output);
        for (int line = 0; line < SUMMARY_LINES && end > 0; line++) {
            int start = Lines.startOf(output, end);
            if (end - start < LONGEST && counts(output.substring(start, end).strip())) {
                return true;
            }
            end = Math.max(0, start - 1);
        }
        return false;
    }

    private static boolean counts(String line) {
        boolean labelled = line.startsWith("Tests:")
                || line.startsWith("Test Suites:")
                || line.startsWith("Tests ")
                || line.startsWith("Test Files ")
                || line.startsWith("Test suites:");
        return labelled && isSome(line, line.indexOf(" failed"))
                || line.endsWith(" failing") && isSome(line, line.indexOf(" failing"));
    }

    /** Whether the word at an index follows a number other than zero. */
    private static boolean isSome(String line, int word) {
        int from = word;
        while (from > 0 && Character.isDigit(line.charAt(from - 1))) {
            from--;
        }
        return word > from && !line.substring(from, word).equals("0");
    }

    /** A traceback whose exception is the last thing said. */
    private static boolean endsInTraceback(String output) {
        int header = output.lastIndexOf(TRACEBACK_HEADER);
        if (header < 0 || output.length() - header > TRACEBACK) {
            return false;
        }
        int at = Lines.next(output, header);
        while (at < output.length() && isFrame(output.charAt(at))) {
            at = Lines.next(output, at);
        }
        int message = Lines.next(output, at);
        return at < output.length() && Lines.lastEnd(output) <= Math.max(message, Lines.end(output, at));
    }

    private static boolean isFrame(char first) {
        return first == ' ' || first == '\t' || first == '\n';
    }
}
