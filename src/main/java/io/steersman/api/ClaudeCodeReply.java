package io.steersman.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.HookEvent;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/** Replies to the hooks of Claude Code. Several other clients take parts of them over. */
final class ClaudeCodeReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.ASK, Means.DENY, Means.END);
            case AFTER_CALL, AFTER_CALLS, PROMPT -> Set.of(Means.CONTEXT, Means.END);
            case STOP -> Set.of(Means.CONTINUE, Means.END);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        ObjectNode reply = Json.emptyObject();
        if (level == Level.HALT) {
            end(reply, text);
        }
        switch (event.moment()) {
            case BEFORE_CALL -> decide(reply, event, level, text);
            case STOP -> {
                if (level != Level.HALT) {
                    block(reply, text);
                }
            }
            default -> context(reply, event, text);
        }
        return reply;
    }

    /** Ends the run. */
    static void end(ObjectNode reply, String text) {
        reply.put("continue", false).put("stopReason", text);
    }

    /** Puts a text before the model. */
    static void context(ObjectNode reply, HookEvent event, String text) {
        specific(reply, event).put("additionalContext", text);
    }

    /** Decides about a call. */
    static void decide(ObjectNode reply, HookEvent event, Level level, String text) {
        specific(reply, event)
                .put("permissionDecision", level == Level.ASK ? "ask" : "deny")
                .put("permissionDecisionReason", text);
    }

    /** Keeps the agent going. */
    static void block(ObjectNode reply, String text) {
        reply.put("decision", "block").put("reason", text);
    }

    private static ObjectNode specific(ObjectNode reply, HookEvent event) {
        return reply.putObject("hookSpecificOutput").put("hookEventName", event.name());
    }
}
