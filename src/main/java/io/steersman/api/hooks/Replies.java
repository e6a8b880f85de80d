package io.steersman.api.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.TrajectoryId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The latest replies that carried guidance, so that a client that asks again gets the same. Thread-safe. */
public final class Replies {

    private static final int MOST = 1000;

    private final Map<Request, ObjectNode> latest = Bounded.byAge(MOST);

    /**
     * What makes two requests the same.
     *
     * @param event the name of the hook event
     * @param body hash of the body
     * @param length of the body in bytes
     */
    record Request(TrajectoryId id, String event, int body, int length) {
        static Request of(TrajectoryId id, String event, byte[] body) {
            return new Request(id, event, Arrays.hashCode(body), body.length);
        }
    }

    /** The reply that a request was given before, if it carried guidance. */
    synchronized Optional<ObjectNode> find(Request request) {
        return Optional.ofNullable(latest.get(request));
    }

    /** Keeps a reply that carries guidance. */
    synchronized void keep(Request request, ObjectNode reply) {
        if (!reply.isEmpty()) {
            latest.put(request, reply);
        }
    }
}
