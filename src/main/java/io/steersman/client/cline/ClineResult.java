package io.steersman.client.cline;

import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.OptionalInt;

/** Reads the output of a tool as Cline and Roo Code word it for the model. */
final class ClineResult {

    private static final int HEAD = 400;
    private static final String[] CODES = {"(exit code ", "exit code: ", "Exit code: ", "exit code "};
    private static final List<String> FAILED = List.of(
            "Error executing",
            "The tool execution failed",
            "The tool execution was",
            "Command failed",
            "Error:",
            "<error>",
            "[ERROR]",
            "Failed to ",
            "The user denied",
            "Unable to apply diff",
            "This is an error");
    private static final String OUTPUT = "\nOutput:\n";

    private ClineResult() {}

    /** Reads one output, which answers the oldest call that is open. */
    static ToolResult of(String output) {
        String head = output.substring(0, Math.min(HEAD, output.length()));
        OptionalInt code =
                head.startsWith("Command") || head.contains("Command executed") ? exitCode(head) : OptionalInt.empty();
        boolean denied = head.startsWith("The user denied") || head.startsWith("{\"status\":\"denied\"");
        boolean failed = FAILED.stream().anyMatch(head::startsWith) || denied || code.orElse(0) != 0;
        int said = head.startsWith("Command") ? output.indexOf(OUTPUT) : -1;
        String text = said >= 0 && said < HEAD && code.isPresent() ? output.substring(said + OUTPUT.length()) : output;
        Status status = failed ? Status.ERROR : code.isPresent() ? Status.OK : Status.UNKNOWN;
        ToolResult result = ToolResult.of("", text, status);
        result = code.isPresent() ? result.withExitCode(code.getAsInt()) : result;
        return denied ? result.withRefusal(Refusal.USER) : result;
    }

    private static OptionalInt exitCode(String head) {
        for (String label : CODES) {
            int at = head.indexOf(label);
            int from = at + label.length();
            int end = from;
            while (at >= 0 && end < head.length() && end - from < 6 && Character.isDigit(head.charAt(end))) {
                end++;
            }
            if (at >= 0 && end > from) {
                return OptionalInt.of(Integer.parseInt(head.substring(from, end)));
            }
        }
        return OptionalInt.empty();
    }
}
