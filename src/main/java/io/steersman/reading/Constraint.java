package io.steersman.reading;

import io.steersman.trajectory.Instruction;

/**
 * A limit that an instruction sets, in a form that a call can be held against.
 *
 * @param polarity whether it forbids, demands, or allows nothing else
 * @param act what it speaks of doing
 * @param subject what kind of thing the pattern names
 * @param pattern a path, a glob, a command's words, a tool's name, or the name of a kind of file
 * @param quote the sentence of the instruction, as it was written
 * @param step index of the instruction's step
 * @param source who said it
 */
public record Constraint(
        Polarity polarity,
        Act act,
        Subject subject,
        String pattern,
        String quote,
        int step,
        Instruction.Source source) {

    /** Which way a constraint points. */
    public enum Polarity {
        FORBID,
        REQUIRE,
        /** Nothing but what the pattern names. */
        ONLY
    }

    /** What a constraint speaks of doing. */
    public enum Act {
        /** Create, change or delete. */
        WRITE,
        CREATE,
        DELETE,
        READ,
        /** Run a command. */
        RUN,
        /** Use a tool. */
        USE
    }

    /** What a constraint's pattern names. */
    public enum Subject {
        PATH,
        /** A kind of file: tests, configuration, lock files, CI, documentation. */
        FILE_KIND,
        COMMAND,
        TOOL
    }
}
