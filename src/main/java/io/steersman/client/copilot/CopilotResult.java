package io.steersman.client.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/** Reads the output of a command as Copilot CLI words it for the model: the last line names the shell and the exit status. */
final class CopilotResult {

    private static final String SHELL = "<shellId: ";
    private static final String EXITED = " completed with exit code ";
    private static final String EXITED_OLD = "<exited with exit code ";

    private CopilotResult() {}

    /**
     * The exit status of a command, where it ended.
     *
     * @param code as a field, missing where the text alone has it
     */
    static OptionalInt exitCode(JsonNode code, String output) {
        if (code.isInt()) {
            return OptionalInt.of(code.intValue());
        }
        int shell = lastLine(output);
        int exited = output.indexOf(EXITED, shell);
        int old = output.startsWith(EXITED_OLD, shell) ? shell + EXITED_OLD.length() : -1;
        int from = output.startsWith(SHELL, shell) && exited >= 0 ? exited + EXITED.length() : old;
        int to = output.indexOf('>', Math.max(from, 0));
        boolean number = from >= 0 && to > from && to - from < 6;
        return number && output.substring(from, to).chars().allMatch(Character::isDigit)
                ? OptionalInt.of(Integer.parseInt(output.substring(from, to)))
                : OptionalInt.empty();
    }

    /** The output without the line about the shell. */
    static String withoutShell(String output) {
        int shell = lastLine(output);
        boolean named = output.startsWith(SHELL, shell) && output.indexOf(EXITED, shell) > 0
                || output.startsWith(EXITED_OLD, shell);
        return named ? output.substring(0, shell).stripTrailing() : output;
    }

    private static int lastLine(String output) {
        int end = output.length();
        while (end > 0 && Character.isWhitespace(output.charAt(end - 1))) {
            end--;
        }
        return output.lastIndexOf('\n', end - 1) + 1;
    }
}
