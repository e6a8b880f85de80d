package io.steersman.reading.shell;

import java.util.List;

/**
 * What a command runs once its wrappers are off.
 *
 * @param program base name of the program
 * @param arguments its arguments
 * @param input the program text or here-document that it is given
 * @param directory where it runs
 * @param isScript whether the input is a shell script that runs in its place
 */
public record Unwrapped(String program, List<String> arguments, String input, String directory, boolean isScript) {}
