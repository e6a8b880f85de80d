package io.steersman.api.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.service.ToldLog;
import java.util.Set;

/** The line that the person at a client sees of what the agent is told, where the client has a place for one. */
public record PersonLine(boolean wanted) {

    /** Levels at which clients show the person the text itself. */
    private static final Set<Level> SHOWN = Set.of(Level.ASK, Level.HALT);

    /** Puts the line into a reply that carries a text at a level. */
    void into(ObjectNode reply, ReplyShape shape, Level level, String text) {
        if (wanted && shape.showsPerson() && !SHOWN.contains(level)) {
            reply.put("systemMessage", "Steersman told the agent: " + ToldLog.firstLine(text));
        }
    }
}
