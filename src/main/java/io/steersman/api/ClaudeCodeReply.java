package io.steersman.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shapes replies to the hooks of Claude Code.
 *
 * <p>Notices and warnings go with events after a call: the client shows them behind the result, never between call and
 * result. A call is kept from running only by what that call itself has earned. At a stop only warnings and above speak,
 * and only once for one prompt: the client says with {@code stop_hook_active} that it was kept going already.
 */
final class ClaudeCodeReply {

    private ClaudeCodeReply() {}

    /**
     * Whether the reply to an event can carry an intervention.
     *
     * @param keptGoing whether the client was kept from stopping already
     * @param firstStep index of the first step that this event added, -1 for none
     */
    static boolean carries(String event, boolean keptGoing, int firstStep, Intervention intervention) {
        Level level = intervention.level();
        return switch (event) {
            case "PreToolUse" ->
                level == Level.HALT
                        || level.compareTo(Level.ASK) >= 0 && firstStep >= 0 && intervention.step() >= firstStep;
            case "PostToolUse", "PostToolUseFailure", "PostToolBatch", "UserPromptSubmit" -> true;
            case "Stop", "SubagentStop" -> !keptGoing && level.compareTo(Level.WARN) >= 0;
            default -> false;
        };
    }

    /** Whether a reply with these interventions keeps the call of the event from running. */
    static boolean blocks(String event, List<Intervention> due) {
        return event.equals("PreToolUse") && !due.isEmpty() && highest(due).compareTo(Level.BLOCK) >= 0;
    }

    /** The reply; an empty object when nothing is due. */
    static ObjectNode of(String event, List<Intervention> due) {
        ObjectNode reply = Json.emptyObject();
        if (due.isEmpty()) {
            return reply;
        }
        String text = due.stream().map(Intervention::text).collect(Collectors.joining("\n\n"));
        Level level = highest(due);
        if (level == Level.HALT) {
            reply.put("continue", false).put("stopReason", text);
        }
        switch (event) {
            case "PreToolUse" ->
                specific(reply, event)
                        .put("permissionDecision", level == Level.ASK ? "ask" : "deny")
                        .put("permissionDecisionReason", text);
            case "Stop", "SubagentStop" -> {
                if (level != Level.HALT) {
                    reply.put("decision", "block").put("reason", text);
                }
            }
            default -> specific(reply, event).put("additionalContext", text);
        }
        return reply;
    }

    private static ObjectNode specific(ObjectNode reply, String event) {
        return reply.putObject("hookSpecificOutput").put("hookEventName", event);
    }

    private static Level highest(List<Intervention> due) {
        return due.stream()
                .map(Intervention::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.OBSERVE);
    }
}
