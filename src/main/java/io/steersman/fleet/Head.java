package io.steersman.fleet;

import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;

/**
 * What a store has of a trajectory, counted.
 *
 * @param began when it was first written of, in milliseconds since 1970
 * @param latest when it was last written of
 */
record Head(
        int steps, boolean ended, int findings, int interventions, int outcomes, int feedback, long began, long latest) {

    /** Nothing is there yet. */
    static final Head NONE = new Head(0, false, 0, 0, 0, 0, 0, 0);

    /** This with more steps. */
    Head with(List<Step> more) {
        boolean over = more.isEmpty() ? ended : more.get(more.size() - 1) instanceof TrajectoryEnd;
        return new Head(steps + more.size(), over, findings, interventions, outcomes, feedback, began, latest);
    }

    /** This with one more that has a place, of a kind. */
    Head withPlaced(char kind) {
        return new Head(
                steps,
                ended,
                findings + (kind == StoreJournal.FINDING ? 1 : 0),
                interventions,
                outcomes + (kind == StoreJournal.OUTCOME ? 1 : 0),
                feedback + (kind == StoreJournal.FEEDBACK ? 1 : 0),
                began,
                latest);
    }

    /** The next free place of a kind. */
    int place(char kind) {
        return switch (kind) {
            case StoreJournal.FINDING -> findings;
            case StoreJournal.OUTCOME -> outcomes;
            default -> feedback;
        };
    }

    /** This with so many more interventions. */
    Head withInterventions(int more) {
        return new Head(steps, ended, findings, interventions + more, outcomes, feedback, began, latest);
    }

    /** This as written of at a moment. */
    Head at(long millis) {
        return new Head(
                steps, ended, findings, interventions, outcomes, feedback, began == 0 ? millis : began, millis);
    }

    /** The trajectory as a whole. */
    TrajectoryEntry entry(TrajectoryId id) {
        return new TrajectoryEntry(id, steps, ended, findings, interventions, began, latest);
    }
}
