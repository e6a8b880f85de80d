package io.steersman.reading.result;

import io.steersman.reading.text.Lines;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;

/**
 * Who kept a call from running, read from the text where the client does not say.
 *
 * <p>The sentences are the clients' own, as they stand in recorded sessions and sources; all begin the answer.
 */
final class Refusals {

    private static final String[] USER = {
        "The user doesn't want to proceed with this tool use",
        "The user doesn't want to take this action",
        "The user denied this operation",
        "The user rejected permission",
        "The user rejected",
        "The user declined",
        "The user has denied",
        "The user cancelled",
        "User rejected",
        "User denied",
        "User declined",
        "User cancelled",
        "[User cancelled",
        "[User Cancelled",
        "[Operation Cancelled]",
        "exec command rejected by user",
        "command rejected by user",
        "patch rejected by user",
        "rejected by user",
        "Tool use was rejected by the user",
        "Tool call rejected by user",
        "Action rejected by user",
        "Permission denied by user",
    };

    private static final String[] INTERRUPT = {
        "[Request interrupted by user",
        "Request interrupted by user",
        "aborted by user",
        "Command aborted",
        "Operation aborted",
        "Operation cancelled",
        "Tool execution was interrupted",
        "Tool execution aborted",
        "Tool call was interrupted",
        "Interrupted by user",
        "Sibling tool call errored",
        "Cancelled: parallel tool call",
        "Cancelled by user",
        "Session aborted",
    };

    private static final String[] HARNESS = {
        "Permission to use ",
        "Permission to read ",
        "Permission to write ",
        "Permission to edit ",
        "Permission to fetch ",
        "Permission for this action has been denied",
        "Claude requested permissions to ",
        "This command requires approval",
        "This Bash command contains multiple operations",
        "Command blocked by ",
        "Tool execution blocked",
        "Tool result blocked",
        "Tool call blocked",
        "Blocked by hook",
        "blocked by hook",
        "Denied by ",
        "Permission denied and could not request permission from user",
        "approval required by policy",
        "Tool execution denied by policy",
        "Tool execution for \"",
        "The user has specified a rule which prevents you from using",
        "Operation stopped by hook",
        "This action was rejected due to unacceptable risk",
        "Operation '",
    };

    private static final String ERROR_TAG = "<tool_use_error>";
    private static final int HEAD = 800;

    private Refusals() {}

    /** Returns who refused, {@code NONE} when the call ran. */
    static Refusal of(ToolResult result) {
        if (result.refusal() != Refusal.NONE) {
            return result.refusal();
        }
        return result.status() == Status.OK || result.output().isEmpty() ? Refusal.NONE : of(result.output());
    }

    private static Refusal of(String output) {
        int at = start(output);
        if (begins(USER, output, at) || rejectedInCodex(output, at)) {
            return Refusal.USER;
        }
        if (begins(INTERRUPT, output, at) || output.endsWith("[Request interrupted by user for tool use]")) {
            return Refusal.INTERRUPT;
        }
        boolean refused = hookBlocked(output, at)
                || (codexFailed(output, at) && within(output, "Rejected(", HEAD))
                || (begins(HARNESS, output, at) && confirmed(output, at));
        return !refused ? Refusal.NONE : output.contains("[Steersman") ? Refusal.STEERSMAN : Refusal.HARNESS;
    }

    /** Behind the blanks, the tag and the word for an error that clients put in front. */
    private static int start(String output) {
        int at = Lines.firstStart(output);
        at += output.startsWith(ERROR_TAG, at) ? ERROR_TAG.length() : 0;
        return at + (output.startsWith("Error: ", at) ? "Error: ".length() : 0);
    }

    private static boolean begins(String[] sentences, String output, int at) {
        for (String sentence : sentences) {
            if (output.startsWith(sentence, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean rejectedInCodex(String output, int at) {
        return codexFailed(output, at) && within(output, "ejected by user", HEAD);
    }

    private static boolean codexFailed(String output, int at) {
        return output.startsWith("exec_command failed", at) || output.startsWith("apply_patch failed", at);
    }

    /** {@code PreToolUse:Bash hook error: ...} and {@code ... hook blocked ...}. */
    private static boolean hookBlocked(String output, int at) {
        return output.startsWith("PreToolUse", at) && within(output, "hook", 120);
    }

    /** Sentences whose beginning alone could mean something else. */
    private static boolean confirmed(String output, int at) {
        if (output.startsWith("Permission to ", at)) {
            return within(output, "denied", HEAD);
        }
        if (output.startsWith("Tool execution for \"", at)) {
            return within(output, "requires user confirmation", HEAD);
        }
        if (output.startsWith("Denied by ", at) || output.startsWith("Command blocked by ", at)) {
            return within(output, "hook", HEAD) || within(output, "polic", HEAD);
        }
        return !output.startsWith("Operation '", at) || within(output, "is not supported by this environment", HEAD);
    }

    private static boolean within(String output, String words, int head) {
        int at = output.indexOf(words);
        return at >= 0 && at < head;
    }
}
