package io.steersman.client.copilot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.claudecode.ClaudeCodeReply;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/**
 * Replies to the hooks of Copilot CLI: context stands at the top level, whichever spelling of the events is used; a decision about
 * a call stands there too, and for events in Pascal case also where Claude Code has it.
 */
public final class CopilotReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.ASK, Means.DENY);
            case AFTER_CALL, PROMPT -> Set.of(Means.CONTEXT);
            case STOP -> Set.of(Means.CONTINUE);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        ObjectNode reply = Json.emptyObject();
        switch (event.moment()) {
            case BEFORE_CALL -> {
                reply.put("permissionDecision", level == Level.ASK ? "ask" : "deny")
                        .put("permissionDecisionReason", text);
                if (Character.isUpperCase(event.name().charAt(0))) {
                    ClaudeCodeReply.decide(reply, event, level, text);
                }
            }
            case STOP -> ClaudeCodeReply.block(reply, text);
            default -> reply.put("additionalContext", text);
        }
        return reply;
    }
}
