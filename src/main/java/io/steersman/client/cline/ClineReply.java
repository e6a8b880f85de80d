package io.steersman.client.cline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/** Replies to the hooks of Cline, where to cancel a call is to abort the run. */
public final class ClineReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.END);
            case AFTER_CALL -> Set.of(Means.CONTEXT);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        return level == Level.HALT
                ? Json.emptyObject().put("cancel", true).put("errorMessage", text)
                : Json.emptyObject().put("contextModification", text);
    }
}
