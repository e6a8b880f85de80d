package io.steersman.api.trajectories;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.journal.TrajectoryEntry;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A trajectory as a whole.
 *
 * @param id its id
 * @param steps how many steps it has
 * @param ended whether its end was reported
 * @param findings how many faults were seen
 * @param interventions how many interventions were earned
 */
@Schema(name = "Trajectory")
record TrajectoryJson(String id, int steps, boolean ended, int findings, int interventions) {

    static TrajectoryJson of(TrajectoryEntry entry) {
        return new TrajectoryJson(
                entry.id().id(), entry.steps(), entry.ended(), entry.findings(), entry.interventions());
    }

    /**
     * A page of trajectories in the order of their ids.
     *
     * @param next what to ask for with {@code after} for the next page; absent on the last
     */
    @Schema(name = "TrajectoryPage")
    record Page(
            List<TrajectoryJson> trajectories,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String next) {}
}
