package io.steersman.fleet;

import io.steersman.supervision.Custody;
import io.steersman.trajectory.TrajectoryId;

/** Answers the hook events of one partition's trajectories, in the words of their clients. */
@FunctionalInterface
public interface HookDesk {

    /**
     * Answers an event.
     *
     * @param client as it is named in addresses
     * @param event its name, as the client has it
     * @param body what the client sent
     * @return the reply, JSON
     */
    String answer(TrajectoryId id, String client, String event, String body);

    /** Makes desks: what one remembers goes with its partition. */
    @FunctionalInterface
    interface Opening {
        /** A desk for the trajectories that are in somebody's custody. */
        HookDesk over(Custody custody);
    }
}
