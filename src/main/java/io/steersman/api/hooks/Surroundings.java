package io.steersman.api.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What hook events tell of their sessions: the client, the model, the folder that is worked in. It goes with the next step that
 * an event makes, once, and again when it changes, so that policies for some runs only apply. Bounded; thread-safe.
 */
final class Surroundings {

    private static final int MOST = 10_000;
    private static final String REPOSITORY = "repository";

    private final Map<TrajectoryId, State> sessions = Bounded.byUse(MOST);

    /**
     * What is known of a session.
     *
     * @param said with its steps so far
     */
    private record State(ObjectNode known, ObjectNode said) {}

    /** Takes in what an event tells. An agent changes folders; what is worked on is where the session began. */
    void note(TrajectoryId id, HookClient client, HookEvent event) {
        synchronized (sessions) {
            ObjectNode known = sessions.computeIfAbsent(id, key -> new State(Json.emptyObject(), Json.emptyObject()))
                    .known();
            known.put("client", client.display());
            if (!event.model().isEmpty()) {
                known.put("model", event.model());
            }
            if (!event.folder().isEmpty() && !known.has(REPOSITORY)) {
                known.put(REPOSITORY, event.folder());
                known.put("folder", event.place());
            }
        }
    }

    /** The steps of an event, the first of which tells what is not said yet. */
    List<Step> with(TrajectoryId id, List<Step> steps) {
        ObjectNode news = news(id);
        if (steps.isEmpty() || news.isEmpty() || Context.isIn(steps.get(0))) {
            return steps;
        }
        List<Step> told = new ArrayList<>(steps);
        Step first = steps.get(0);
        Map<String, JsonNode> extra = new HashMap<>(first.meta().extra());
        extra.put(Context.FIELD, news);
        told.set(0, first.with(first.meta().withExtra(extra)));
        return told;
    }

    /** Notes that steps were kept: what goes with them is said. */
    void said(TrajectoryId id) {
        synchronized (sessions) {
            State state = sessions.get(id);
            if (state != null) {
                state.said().setAll(state.known());
            }
        }
    }

    private ObjectNode news(TrajectoryId id) {
        ObjectNode news = Json.emptyObject();
        synchronized (sessions) {
            State state = sessions.get(id);
            if (state != null) {
                state.known().properties().stream()
                        .filter(field -> !field.getValue().equals(state.said().get(field.getKey())))
                        .forEach(field -> news.set(field.getKey(), field.getValue()));
            }
        }
        return news;
    }
}
