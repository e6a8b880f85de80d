package io.steersman.client.cursor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/** Replies to the hooks of Cursor, which drops context that is longer than its bound. */
public final class CursorReply implements ReplyShape {

    private static final int LONGEST_CONTEXT = 10_000;

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.ASK, Means.DENY);
            case AFTER_CALL -> Set.of(Means.CONTEXT);
            case STOP -> Set.of(Means.CONTINUE);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        return switch (event.moment()) {
            case BEFORE_CALL ->
                Json.emptyObject()
                        .put("permission", level == Level.ASK ? "ask" : "deny")
                        .put("user_message", text)
                        .put("agent_message", text);
            case STOP -> Json.emptyObject().put("followup_message", text);
            default ->
                Json.emptyObject()
                        .put("additional_context", text.substring(0, Math.min(text.length(), LONGEST_CONTEXT)));
        };
    }
}
