package io.steersman.cli.terminal;

import java.util.List;

/** What the command line names cannot be used: the program says why and ends with the exit code for bad input. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** Refused for these reasons, one a line. */
    public Refused(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
