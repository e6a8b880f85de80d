package io.steersman.api.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.trajectory.TrajectoryId;

/** The way of an event to whoever owns its trajectory, and of the reply back. */
@FunctionalInterface
public interface HookWay {

    /**
     * Has an event answered.
     *
     * @param content the client's body that the event was read from
     * @return the reply in the client's shape, an empty object when there is nothing to say
     */
    ObjectNode answer(TrajectoryId id, HookClient client, HookEvent event, byte[] content);
}
