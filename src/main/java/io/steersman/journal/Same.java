package io.steersman.journal;

import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;

/** Whether two steps are one step sent twice. */
public final class Same {

    private Same() {}

    /** Whether the content is the same, wherever the steps stand. */
    public static boolean step(Step one, Step other) {
        return bare(one).equals(bare(other));
    }

    /** Says that a step cannot be kept in this place. */
    public static JournalFailure conflict(TrajectoryId id, int index, int next) {
        return new JournalFailure(
                JournalFailure.Reason.CONFLICT,
                "The step %d of '%s' cannot be kept: the next one is %d, and earlier ones are as they are. Maybe another process writes to the same journal."
                        .formatted(index, id.id(), next));
    }

    private static Step bare(Step step) {
        Meta meta = step.meta().withIndex(0).withPosition(Position.UNKNOWN);
        return step.with(meta);
    }
}
