package io.steersman.api.access;

import io.steersman.access.Caller;
import io.steersman.access.Scope;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.client.HookClient;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;

/**
 * Keeps a watched agent from the watch.
 *
 * <p>What a client's hooks tell of is theirs to tell, and what is due goes out with them. An agent can reach every address that
 * its hooks can: by another door it could end its trajectory, approve its own calls in the user's name, or take what it is to
 * be told out of the way.
 */
@Singleton
public final class Doors {

    private final Callers callers;
    private final Supervision supervision;

    Doors(Callers callers, Supervision supervision) {
        this.callers = callers;
        this.supervision = supervision;
    }

    /**
     * Makes sure that the caller may do this with a trajectory, and notes it there when not.
     *
     * @param what is wanted, in words of ours
     * @throws Failure when hooks feed the trajectory and the caller does not stand in for them
     */
    public void need(TrajectoryId id, String what) {
        Caller caller = callers.now();
        if (HookClient.feeds(id.id()) && !caller.may(Scope.RELAY)) {
            supervision.warn(id, what);
            throw new Failure(
                    ProblemKind.FORBIDDEN,
                    "The hooks of its client feed the trajectory '%s', and nobody else: %s is refused. Maybe take another id, or use a key that was made with --scope %s."
                            .formatted(id.id(), what, Scope.RELAY.display()));
        }
    }
}
