package io.steersman.journal;

import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.List;

/**
 * How long trajectories are kept, and how many.
 *
 * @param age what nothing was written of for longer is forgotten; zero: none is too old
 * @param bytes how much the journal may take: beyond it, those quiet for longest are forgotten; 0: any size
 */
public record Retention(Duration age, long bytes) {

    /** A trajectory that something was written of within this time is under way, and stays however little room there is. */
    public static final Duration UNDER_WAY = Duration.ofHours(1);

    private static final int PAGE = 100;

    /** Forgets a trajectory unless something was written of it since a moment; whether it is gone. */
    @FunctionalInterface
    public interface Forgetting {
        boolean forget(TrajectoryId id, long before);
    }

    /** Whether everything is kept for ever. */
    public boolean isEndless() {
        return age.isZero() && bytes <= 0;
    }

    /**
     * Forgets what is not to be kept any more.
     *
     * @param nowMillis the present, milliseconds since 1970
     * @return how many trajectories are gone
     */
    public int apply(Journal journal, Forgetting forgetting, long nowMillis) {
        int gone = 0;
        if (!age.isZero()) {
            gone += forget(journal, forgetting, nowMillis - age.toMillis(), -1);
        }
        if (bytes > 0) {
            gone += forget(journal, forgetting, nowMillis - UNDER_WAY.toMillis(), bytes);
        }
        return gone;
    }

    /** Forgets the quiet, those quiet for longest first, until no more than so many bytes are used. */
    private static int forget(Journal journal, Forgetting forgetting, long before, long enough) {
        int gone = 0;
        int more = 1;
        while (more > 0) {
            List<TrajectoryId> page = journal.quiet(before, PAGE);
            more = 0;
            for (TrajectoryId id : page) {
                if (enough >= 0 && journal.usedBytes() <= enough) {
                    return gone + more;
                }
                more += forgetting.forget(id, before) ? 1 : 0;
            }
            gone += more;
        }
        return gone;
    }
}
