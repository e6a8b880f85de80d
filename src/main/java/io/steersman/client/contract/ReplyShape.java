package io.steersman.client.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intervention.Level;
import java.util.Set;

/** Shapes the replies to the hooks of one client. Implementations have no state. */
public interface ReplyShape {

    /** What the reply to an event can do. */
    Set<Means> means(HookEvent event);

    /**
     * The reply that carries a text.
     *
     * @param event one whose {@link #means} are not empty
     * @param level how strongly it acts: one that the means allow
     */
    ObjectNode reply(HookEvent event, Level level, String text);

    /** Whether the client shows the person at it what a reply has in {@code systemMessage}. */
    default boolean showsPerson() {
        return false;
    }
}
