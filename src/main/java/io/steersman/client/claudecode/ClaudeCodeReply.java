package io.steersman.client.claudecode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Map;
import java.util.Set;

/**
 * Replies to the hooks of Claude Code, and of clients that took them over and let them do less.
 *
 * @param of what the reply to an event of each moment can do; nothing at other moments
 * @param showsPerson whether a reply may hold a line for the person at the client
 */
public record ClaudeCodeReply(Map<Moment, Set<Means>> of, boolean showsPerson) implements ReplyShape {

    public ClaudeCodeReply {
        of = Map.copyOf(of);
    }

    public static ClaudeCodeReply ofClaudeCode() {
        return new ClaudeCodeReply(
                Map.of(
                        Moment.BEFORE_CALL, Set.of(Means.ASK, Means.DENY, Means.END),
                        Moment.AFTER_CALL, Set.of(Means.CONTEXT, Means.END),
                        Moment.AFTER_CALLS, Set.of(Means.CONTEXT, Means.END),
                        Moment.PROMPT, Set.of(Means.CONTEXT, Means.END),
                        Moment.STOP, Set.of(Means.CONTINUE, Means.END)),
                true);
    }

    /**
     * Codex drops a reply with one field that it does not know, and one that asks, or that ends the run before a call. After a
     * call {@code continue:false} only replaces the output.
     */
    public static ClaudeCodeReply ofCodex() {
        return new ClaudeCodeReply(
                Map.of(
                        Moment.BEFORE_CALL, Set.of(Means.DENY),
                        Moment.AFTER_CALL, Set.of(Means.CONTEXT),
                        Moment.PROMPT, Set.of(Means.CONTEXT),
                        Moment.STOP, Set.of(Means.CONTINUE)),
                false);
    }

    /** In Qwen Code only the event behind all calls of a response ends a run. */
    public static ClaudeCodeReply ofQwenCode() {
        return new ClaudeCodeReply(
                Map.of(
                        Moment.BEFORE_CALL, Set.of(Means.ASK, Means.DENY),
                        Moment.AFTER_CALL, Set.of(Means.CONTEXT),
                        Moment.AFTER_CALLS, Set.of(Means.CONTEXT, Means.END),
                        Moment.PROMPT, Set.of(Means.CONTEXT),
                        Moment.STOP, Set.of(Means.CONTINUE)),
                false);
    }

    @Override
    public Set<Means> means(HookEvent event) {
        return of.getOrDefault(event.moment(), Set.of());
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
    public static void end(ObjectNode reply, String text) {
        reply.put("continue", false).put("stopReason", text);
    }

    /** Puts a text before the model. */
    public static void context(ObjectNode reply, HookEvent event, String text) {
        specific(reply, event).put("additionalContext", text);
    }

    /** Decides about a call. */
    public static void decide(ObjectNode reply, HookEvent event, Level level, String text) {
        specific(reply, event)
                .put("permissionDecision", level == Level.ASK ? "ask" : "deny")
                .put("permissionDecisionReason", text);
    }

    /** Keeps the agent going. */
    public static void block(ObjectNode reply, String text) {
        reply.put("decision", "block").put("reason", text);
    }

    private static ObjectNode specific(ObjectNode reply, HookEvent event) {
        return reply.putObject("hookSpecificOutput").put("hookEventName", event.name());
    }
}
