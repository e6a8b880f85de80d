package io.steersman.cli.terminal;

/** What the program tells the shell. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;
    /** There are findings at or above the level of {@code --fail-on}. */
    public static final int FINDINGS = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** The input is wrong: no file could be read, a path is not there, rules or policies are broken. */
    public static final int INPUT = 3;
    /** The program itself failed. */
    public static final int INTERNAL = 4;

    private ExitCode() {}
}
