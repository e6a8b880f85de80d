package io.steersman.reading.result;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.text.Lines;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.OptionalInt;

/**
 * Whether a call failed.
 *
 * <p>The client's word counts first, then the exit status, then, where neither is there, forms of text that only a
 * failure has. A file that speaks of errors, a log that was read, a search that found "Error" is no failure.
 */
public final class Failure {

    private static final String[] SURE = {
        "<tool_use_error>",
        "No replacement was performed",
        "ERROR:\nNo replacement was performed",
        "String to replace not found",
        "old_string not found",
        "Your proposed edit has introduced new syntax error",
        "[Your proposed edit has introduced new syntax error",
        "EXECUTION TIMED OUT",
        "Error executing tool ",
        "Error calling tool ",
        "Error: No such tool",
        "Unknown tool",
        "Tool not found",
        "InputValidationError",
        "apply_patch verification failed",
        "exec_command failed",
        "write_stdin failed",
        "apply_patch failed",
        "The tool call failed",
        "The tool execution failed",
    };

    private static final String[] SHORT = {
        "Error:",
        "ERROR:",
        "error:",
        "Error ",
        "File does not exist",
        "File not found",
        "Failed to ",
        "fatal: ",
        "Invalid ",
        "Could not ",
        "Cannot ",
        "Unable to ",
    };

    private static final String CLIENT_SAYS_SO = "[error] tool reported failure";
    private static final String CLIENT_DETAILS = "\n[metadata] {";
    private static final int SHORT_ANSWER = 600;
    private static final int SHORT_LINES = 3;

    private Failure() {}

    /** Whether the call failed, soft statuses included. */
    static boolean of(Call call, ToolResult result, OptionalInt exitCode) {
        String output = result.output();
        if (result.status() == Status.ERROR || (exitCode.isPresent() && exitCode.getAsInt() != 0)) {
            return true;
        }
        if (output.isEmpty()) {
            return false;
        }
        boolean undecided = result.status() == Status.UNKNOWN && exitCode.isEmpty();
        return output.startsWith("<tool_use_error>", Lines.firstStart(output)) || (undecided && byText(call, output));
    }

    private static boolean byText(Call call, String output) {
        if (Lines.last(output, CLIENT_SAYS_SO.length()).equals(CLIENT_SAYS_SO)) {
            return true;
        }
        if (output.contains(CLIENT_DETAILS)) {
            return false;
        }
        int at = Lines.firstStart(output);
        if (begins(SURE, output, at)) {
            return true;
        }
        boolean brief = output.length() <= SHORT_ANSWER && Lines.atMost(output, SHORT_LINES);
        boolean only = call.kind() == ToolKind.READ || call.kind() == ToolKind.SEARCH;
        if (brief && (wholeAnswer(call, output, at, only) || FailureEnding.shellSays(output))) {
            return true;
        }
        boolean check = call.checks() && FailureEnding.summarySays(output);
        return !only && (output.startsWith("ERROR:", at) || FailureEnding.of(output) || check);
    }

    /** A short answer that begins like an error; from a shell that only looks, it could be what it found. */
    private static boolean wholeAnswer(Call call, String output, int at, boolean only) {
        return begins(SHORT, output, at) && !(only && !call.commands().isEmpty());
    }

    private static boolean begins(String[] forms, String output, int at) {
        for (String form : forms) {
            if (output.startsWith(form, at)) {
                return true;
            }
        }
        return false;
    }
}
