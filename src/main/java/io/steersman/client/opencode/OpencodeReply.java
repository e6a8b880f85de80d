package io.steersman.client.opencode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Set;

/** Replies to the plugin of opencode, which denies a call, appends to an output, or aborts the session as they say. */
public final class OpencodeReply implements ReplyShape {

    @Override
    public Set<Means> means(HookEvent event) {
        return switch (event.moment()) {
            case BEFORE_CALL -> Set.of(Means.DENY, Means.END);
            case AFTER_CALL -> Set.of(Means.CONTEXT, Means.END);
            default -> Set.of();
        };
    }

    @Override
    public ObjectNode reply(HookEvent event, Level level, String text) {
        ObjectNode reply = Json.emptyObject();
        if (event.moment() == Moment.BEFORE_CALL) {
            reply.put("deny", text);
        } else {
            reply.put("append", "\n\n" + text);
        }
        return level == Level.HALT ? reply.put("abort", true) : reply;
    }
}
