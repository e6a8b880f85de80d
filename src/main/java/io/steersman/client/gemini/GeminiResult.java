package io.steersman.client.gemini;

import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;

/** Reads the output of a tool as Gemini CLI words it for the model, and Qwen Code, which began as its copy. */
public final class GeminiResult {

    private static final String EXIT_CODE = "Exit Code: ";
    private static final String GROUP = "\nProcess Group PGID: ";
    private static final int LONGEST_CODE = 5;

    private GeminiResult() {}

    /**
     * Reads one output.
     *
     * @param status what the client says of the call, which a shell command's exit status overrules
     * @param shell whether the tool runs commands, so that the line of the exit status is the tool's own
     */
    public static ToolResult of(String call, String output, Status status, boolean shell) {
        ToolResult told = ToolResult.of(call, withoutGroup(output), status);
        int code = shell ? output.lastIndexOf("\n" + EXIT_CODE) : -1;
        int from = code < 0 ? -1 : code + 1 + EXIT_CODE.length();
        int to = from;
        while (to >= 0 && to < output.length() && to - from < LONGEST_CODE && Character.isDigit(output.charAt(to))) {
            to++;
        }
        return to > from ? withExitCode(told, Integer.parseInt(output.substring(from, to))) : told;
    }

    private static ToolResult withExitCode(ToolResult result, int code) {
        boolean failed = result.status() == Status.ERROR || code != 0;
        return ToolResult.of(result.call(), result.output(), failed ? Status.ERROR : Status.OK)
                .withExitCode(code);
    }

    /** The number of the process group is another each time. */
    private static String withoutGroup(String output) {
        int group = output.lastIndexOf(GROUP);
        int end = group < 0 ? -1 : output.indexOf('\n', group + 1);
        return group < 0 ? output : output.substring(0, group) + (end < 0 ? "" : output.substring(end));
    }
}
