package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;

/** Reads a tool result as Claude Code records it; ATIF files made from its sessions hold the same. */
public final class ClaudeResult {

    private static final String EXIT_CODE = "Exit code ";
    private static final String USER_SAID = "the user said:\n";
    private static final int LONGEST_CODE = 5;

    private ClaudeResult() {}

    /**
     * Reads one result block.
     *
     * @param block of type {@code tool_result}
     * @param details the client's own record of the call, may be missing
     */
    public static ToolResult of(Meta meta, JsonNode block, JsonNode details) {
        boolean failed = block.path("is_error").asBoolean();
        String output = Contents.output(block.path("content"));
        ToolResult result =
                ToolResult.of(block.path("tool_use_id").asText(""), output, failed ? Status.ERROR : Status.OK);
        if (failed) {
            result = withExitCode(result, output);
        }
        if (details.path("interrupted").asBoolean()) {
            result = result.withRefusal(Refusal.INTERRUPT);
        }
        JsonNode took = details.has("durationMs") ? details.path("durationMs") : details.path("totalDurationMs");
        return (took.isNumber() ? result.withDurationMs(Counts.of(took)) : result).with(meta);
    }

    /**
     * A result with what the client says of why the call did not run: a person's no, a rule's or a classifier's no, and an interruption
     * are three things.
     *
     * @param kind the client's word, empty when it says nothing
     */
    public static ToolResult denied(ToolResult result, String kind) {
        Refusal refusal =
                switch (kind) {
                    case "" -> result.refusal();
                    case "user-rejected" -> Refusal.USER;
                    case "interrupted", "cancelled", "aborted", "shutdown" -> Refusal.INTERRUPT;
                    default -> Guidance.isIn(result.output()) ? Refusal.STEERSMAN : Refusal.HARNESS;
                };
        return result.withRefusal(refusal);
    }

    /** A failed command begins with {@code Exit code N}. */
    public static ToolResult withExitCode(ToolResult result, String output) {
        int end = EXIT_CODE.length();
        while (end < output.length() && Character.isDigit(output.charAt(end))) {
            end++;
        }
        int digits = end - EXIT_CODE.length();
        boolean found = output.startsWith(EXIT_CODE) && digits > 0 && digits <= LONGEST_CODE;
        return found ? result.withExitCode(Integer.parseInt(output.substring(EXIT_CODE.length(), end))) : result;
    }

    /** What the user said while declining a call, empty when nothing. */
    public static String saidWithRefusal(String output) {
        int said = output.startsWith("The user doesn't want to") ? output.indexOf(USER_SAID) : -1;
        return said < 0 ? "" : output.substring(said + USER_SAID.length()).strip();
    }
}
