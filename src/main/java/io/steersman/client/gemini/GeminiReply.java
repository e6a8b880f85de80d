package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.claudecode.ClaudeCodeReply;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/** Replies to the hooks of Gemini CLI: a denied stop goes on with the reason as the next prompt. */
public final class GeminiReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.DENY, Means.END);
            case AFTER_CALL -> Set.of(Means.CONTEXT, Means.END);
            case PROMPT -> Set.of(Means.CONTEXT);
            case STOP -> Set.of(Means.CONTINUE);
            default -> Set.of();
        };
    }

    @Override
    public boolean showsPerson() {
        return true;
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        ObjectNode reply = Json.emptyObject();
        if (level == Level.HALT) {
            ClaudeCodeReply.end(reply, text);
        }
        if (event.moment() == Moment.BEFORE_CALL || event.moment() == Moment.STOP) {
            reply.put("decision", "deny").put("reason", text);
        } else if (level != Level.HALT) {
            ClaudeCodeReply.context(reply, event, text);
        }
        return reply;
    }
}
