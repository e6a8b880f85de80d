package io.steersman.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.HookEvent;
import io.steersman.intervention.Level;
import java.util.Set;

/** Replies to the hooks of Qwen Code: those of Claude Code, but only the event behind all calls of a response ends a run. */
final class QwenReply implements ReplyShape {

    private final ClaudeCodeReply shape = new ClaudeCodeReply();

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.ASK, Means.DENY);
            case AFTER_CALL, PROMPT -> Set.of(Means.CONTEXT);
            case AFTER_CALLS -> Set.of(Means.CONTEXT, Means.END);
            case STOP -> Set.of(Means.CONTINUE);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        return shape.reply(event, level, text);
    }
}
