package io.steersman.client.openhands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/** Replies to the hooks of OpenHands, which only logs what is said after a call: it has to wait for a prompt or a stop. */
public final class OpenHandsReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.DENY);
            case PROMPT -> Set.of(Means.CONTEXT);
            case STOP -> Set.of(Means.CONTINUE);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        return event.moment() == Moment.PROMPT
                ? Json.emptyObject().put("additionalContext", text)
                : Json.emptyObject().put("decision", "deny").put("reason", text);
    }
}
