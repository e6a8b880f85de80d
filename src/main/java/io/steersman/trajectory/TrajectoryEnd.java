package io.steersman.trajectory;

import java.util.Locale;
import java.util.Set;

/**
 * The trajectory is over.
 *
 * @param reason the client's word for why, may be empty
 */
public record TrajectoryEnd(Meta meta, String reason) implements Step {

    private static final Set<String> COMPLETED = Set.of(
            "",
            "completed",
            "complete",
            "success",
            "submitted",
            "finish",
            "finished",
            "end_turn",
            "stop",
            "done",
            "task_complete");

    /** Whether the agent ended it because it took its work to be done; it was not cut off, nor did it break down. */
    public boolean completed() {
        return COMPLETED.contains(reason.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public TrajectoryEnd with(Meta newMeta) {
        return new TrajectoryEnd(newMeta, reason);
    }
}
