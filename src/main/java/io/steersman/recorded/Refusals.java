package io.steersman.recorded;

import io.steersman.trajectory.ToolResult.Refusal;
import java.util.List;

/** Tells from the text of a failed call that it was kept from running, and by whom. The texts are those of the clients. */
public final class Refusals {

    private static final int HEAD = 400;

    private record Beginning(String text, Refusal refusal) {}

    private static final List<Beginning> BEGINNINGS = List.of(
            new Beginning("The user doesn't want to", Refusal.USER),
            new Beginning("The user rejected", Refusal.USER),
            new Beginning("User rejected", Refusal.USER),
            new Beginning("User denied", Refusal.USER),
            new Beginning("exec command rejected by user", Refusal.USER),
            new Beginning("patch rejected by user", Refusal.USER),
            new Beginning("rejected by user", Refusal.USER),
            new Beginning("[Operation Cancelled] Reason: User did not allow", Refusal.USER),
            new Beginning("[Operation Cancelled]", Refusal.INTERRUPT),
            new Beginning("[Request interrupted by user", Refusal.INTERRUPT),
            new Beginning("aborted by user", Refusal.INTERRUPT),
            new Beginning("Operation aborted", Refusal.INTERRUPT),
            new Beginning("Operation cancelled", Refusal.INTERRUPT),
            new Beginning("Tool call cancelled by user", Refusal.INTERRUPT),
            new Beginning("User cancelled", Refusal.INTERRUPT),
            new Beginning("Command aborted", Refusal.INTERRUPT),
            new Beginning("Skipped due to queued user message", Refusal.INTERRUPT),
            new Beginning("Claude requested permissions to", Refusal.HARNESS),
            new Beginning("Permission to use ", Refusal.HARNESS),
            new Beginning("Permission for this ", Refusal.HARNESS),
            new Beginning("Command blocked by PreToolUse hook", Refusal.HARNESS),
            new Beginning("Tool call blocked by PreToolUse hook", Refusal.HARNESS),
            new Beginning("Tool execution blocked:", Refusal.HARNESS),
            new Beginning("Denied by preToolUse hook", Refusal.HARNESS),
            new Beginning("Sibling tool call errored", Refusal.HARNESS),
            new Beginning("Cancelled: parallel tool call", Refusal.HARNESS));

    private static final String TOOL_ERROR = "<tool_use_error>";

    private Refusals() {}

    /** Who kept a failed call from running. */
    public static Refusal of(String output) {
        String head = output.substring(0, Math.min(output.length(), HEAD)).strip();
        String text = head.startsWith(TOOL_ERROR) ? head.substring(TOOL_ERROR.length()) : head;
        Refusal refusal = refusal(text);
        boolean ours = Guidance.leads(text) || refusal == Refusal.HARNESS && Guidance.isIn(text);
        return ours ? Refusal.STEERSMAN : refusal;
    }

    private static Refusal refusal(String text) {
        for (Beginning beginning : BEGINNINGS) {
            if (text.startsWith(beginning.text)) {
                return beginning.refusal;
            }
        }
        boolean hook = text.startsWith("PreToolUse:") && text.contains("hook error");
        return hook ? Refusal.HARNESS : Refusal.NONE;
    }
}
