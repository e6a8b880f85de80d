package io.steersman.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.steersman.api.trajectories.FindingJson;
import io.steersman.api.trajectories.InterventionJson;
import io.steersman.finding.Finding;
import io.steersman.journal.InterventionEntry;
import io.steersman.reload.Active;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells those who watch of findings and interventions as they happen. Thread-safe.
 *
 * <p>It is told by the thread that writes the journal, so it hands over and is done: one who reads too slowly is cut off, and
 * may come again.
 */
@Singleton
public final class Happenings implements Witness {

    private static final int MOST_WAITING = 1_000;

    private final Active active;
    private final Map<MultiEmitter<? super EventJson>, Watched> watching = new ConcurrentHashMap<>();

    Happenings(Active active) {
        this.active = active;
    }

    /** Which trajectories somebody watches: those of a tenant whose ids begin so. */
    private record Watched(String tenant, String beginning) {
        boolean is(TrajectoryId id) {
            return id.tenant().equals(tenant) && id.id().startsWith(beginning);
        }
    }

    /** What happens from now on in the trajectories of a tenant whose ids begin so; it ends when it is not read. */
    Multi<EventJson> of(String tenant, String beginning) {
        return Multi.createFrom()
                .<EventJson>emitter(
                        listener -> {
                            watching.put(listener, new Watched(tenant, beginning));
                            listener.onTermination(() -> watching.remove(listener));
                        },
                        MOST_WAITING)
                .emitOn(Infrastructure.getDefaultExecutor());
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
        watching.forEach((listener, watched) -> {
            if (watched.is(id)) {
                listener.emit(event.get());
            }
        });
    }
}
