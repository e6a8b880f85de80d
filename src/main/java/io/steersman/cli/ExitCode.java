package io.steersman.cli;

/** What the program tells the shell. */
final class ExitCode {

    /** All went well. */
    static final int OK = 0;
    /** There are findings at or above the level of {@code --fail-on}. */
    static final int FINDINGS = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The input is wrong: no file could be read, a path is not there, rules or policies are broken. */
    static final int INPUT = 3;
    /** The program itself failed. */
    static final int INTERNAL = 4;

    private ExitCode() {}
}
