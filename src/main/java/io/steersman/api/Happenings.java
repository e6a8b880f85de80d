package io.steersman.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.api.trajectories.FindingJson;
import io.steersman.api.trajectories.InterventionJson;
import io.steersman.finding.Finding;
import io.steersman.journal.InterventionEntry;
import io.steersman.reload.Active;
import io.steersman.service.Settings;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells those who watch of findings and interventions as they happen. Thread-safe.
 *
 * <p>It is told by the thread that writes the journal, so it hands over and is done: an event is written once for all who
 * watch, their number has a bound, and one who reads too slowly is cut off, and may come again.
 */
@Singleton
public final class Happenings implements Witness {

    private static final int MOST_WAITING = 1_000;

    private final Active active;
    private final ObjectMapper mapper;
    private final int most;
    private final Map<MultiEmitter<? super String>, Watched> watching = new ConcurrentHashMap<>();

    Happenings(Active active, ObjectMapper mapper, Settings settings) {
        this.active = active;
        this.mapper = mapper;
        this.most = settings.events().most();
    }

    /** Which trajectories somebody watches: those of a tenant whose ids begin so. */
    private record Watched(String tenant, String beginning) {
        boolean is(TrajectoryId id) {
            return id.tenant().equals(tenant) && id.id().startsWith(beginning);
        }
    }

    /**
     * What happens from now on in the trajectories of a tenant whose ids begin so, each as JSON; it ends when it is not read.
     *
     * @throws Failure when as many watch already as may
     */
    Multi<String> of(String tenant, String beginning) {
        if (watching.size() >= most) {
            throw new Failure(
                    ProblemKind.OVERLOADED,
                    "%d follow events already. Maybe end one of them, or set steersman.events.most.".formatted(most));
        }
        return Multi.createFrom()
                .<String>emitter(
                        listener -> {
                            watching.put(listener, new Watched(tenant, beginning));
                            listener.onTermination(() -> watching.remove(listener));
                        },
                        MOST_WAITING)
                .emitOn(Infrastructure.getDefaultExecutor());
    }

    /** An event as those who watch read it. */
    String text(EventJson event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void found(TrajectoryId id, Finding finding) {
        tell(
                id,
                () -> EventJson.of(
                        id.id(), FindingJson.of(finding, active.inForce().policy())));
    }

    @Override
    public void moved(TrajectoryId id, InterventionEntry entry) {
        if (entry.delivery() != InterventionEntry.Delivery.PENDING) {
            tell(id, () -> EventJson.of(id.id(), InterventionJson.State.of(entry)));
        }
    }

    private void tell(TrajectoryId id, Supplier<EventJson> event) {
        List<MultiEmitter<? super String>> those = watching.entrySet().stream()
                .filter(one -> one.getValue().is(id))
                .<MultiEmitter<? super String>>map(Map.Entry::getKey)
                .toList();
        if (!those.isEmpty()) {
            String text = text(event.get());
            those.forEach(listener -> listener.emit(text));
        }
    }
}
