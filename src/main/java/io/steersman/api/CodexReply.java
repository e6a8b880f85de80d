package io.steersman.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.HookEvent;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/**
 * Replies to the hooks of Codex, which drops a reply with one field that it does not know, and one that asks, or that ends the
 * run before a call. After a call {@code continue:false} only replaces the output.
 */
final class CodexReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.DENY);
            case AFTER_CALL, PROMPT -> Set.of(Means.CONTEXT);
            case STOP -> Set.of(Means.CONTINUE);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        ObjectNode reply = Json.emptyObject();
        switch (event.moment()) {
            case BEFORE_CALL -> ClaudeCodeReply.decide(reply, event, level, text);
            case STOP -> ClaudeCodeReply.block(reply, text);
            default -> ClaudeCodeReply.context(reply, event, text);
        }
        return reply;
    }
}
