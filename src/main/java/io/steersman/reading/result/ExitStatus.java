package io.steersman.reading.result;

import io.steersman.reading.text.Lines;
import io.steersman.reading.text.VolatileNumber;
import java.util.OptionalInt;

/** The exit status that clients write into the text of a result. */
final class ExitStatus {

    private static final int HEAD_LINES = 7;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_STATUS = 9;

    /** Lines near the beginning that carry a status, whatever else is there. */
    private static final String[] HEADERS = {"Process exited with code ", "<returncode>"};

    /** Beginnings of a last line that carries a status behind them. */
    private static final String[] FOOTERS = {
        "Command exited with code ",
        "[The command completed with exit code ",
        "[Command finished with exit code ",
        "[Python Interpreter exited with code ",
        "Process exited with code ",
        "Command failed with exit code ",
        "(exit code: ",
        "[exit code: ",
        "<returncode>",
        "Exit Code: ",
        "Exit code: ",
        "exit code: ",
    };

    private ExitStatus() {}

    /**
     * Returns the status, or nothing when the text has none in a place where clients put it.
     *
     * @param well whether the client says that the call went well, so that {@code Exit code 1} in front is not its own
     */
    static OptionalInt of(String output, boolean well) {
        if (output.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt status = well ? OptionalInt.empty() : firstLine(output, Lines.firstStart(output));
        status = status.isPresent() ? status : header(output);
        return status.isPresent() ? status : footer(output);
    }

    private static OptionalInt firstLine(String output, int at) {
        OptionalInt status = after(output, "Exit code ", at);
        return status.isPresent() ? status : after(output, "Exit code: ", at);
    }

    private static OptionalInt header(String output) {
        int start = Lines.firstStart(output);
        for (int line = 0; line < HEAD_LINES && start < output.length(); line++) {
            for (String header : HEADERS) {
                OptionalInt status = after(output, header, start);
                if (status.isPresent()) {
                    return status;
                }
            }
            if (output.startsWith("Output:", start) && !output.startsWith("Command: ", Lines.firstStart(output))) {
                return OptionalInt.empty();
            }
            start = Lines.next(output, start);
        }
        return output.startsWith("{\"output\":") ? inJson(output) : OptionalInt.empty();
    }

    /** The shell tool of early Codex answers with JSON. */
    private static OptionalInt inJson(String output) {
        int at = output.lastIndexOf("\"exit_code\":");
        return at < 0 ? OptionalInt.empty() : number(output, at + "\"exit_code\":".length());
    }

    private static OptionalInt footer(String output) {
        int end = Lines.lastEnd(output);
        int start = Lines.startOf(output, end);
        for (int line = 0; line < 6 && end > 0 && end - start < LONGEST_LINE; line++) {
            OptionalInt status = footer(output, start, end);
            if (status.isPresent() || !mayFollow(output, start)) {
                return status;
            }
            end = Lines.endBefore(output, start);
            start = Lines.startOf(output, end);
        }
        return OptionalInt.empty();
    }

    private static OptionalInt footer(String output, int start, int end) {
        for (String footer : FOOTERS) {
            OptionalInt status = after(output, footer, start);
            if (status.isPresent()) {
                return status;
            }
        }
        int shell = output.startsWith("<shellId:", start) ? output.indexOf("exit code ", start) : -1;
        return shell < 0 || shell > end ? OptionalInt.empty() : number(output, shell + "exit code ".length());
    }

    /** Lines that clients put behind the status. */
    private static boolean mayFollow(String output, int start) {
        return output.startsWith("[", start)
                || output.startsWith("Signal: ", start)
                || output.startsWith("Background PIDs: ", start)
                || output.startsWith("Process Group PGID: ", start);
    }

    private static OptionalInt after(String output, String label, int at) {
        return output.startsWith(label, at) ? number(output, at + label.length()) : OptionalInt.empty();
    }

    private static OptionalInt number(String output, int from) {
        int start = from < output.length() && output.charAt(from) == ' ' ? from + 1 : from;
        int digits = start < output.length() && output.charAt(start) == '-' ? start + 1 : start;
        int end = VolatileNumber.digits(output, digits, output.length());
        boolean number = end > digits && end - digits <= LONGEST_STATUS && endsWell(output, end);
        return number ? OptionalInt.of(Integer.parseInt(output.substring(start, end))) : OptionalInt.empty();
    }

    private static boolean endsWell(String output, int at) {
        return at == output.length() || "\r\n.)]}<>, ".indexOf(output.charAt(at)) >= 0;
    }
}
