package io.steersman.fleet;

import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;

/**
 * What a store has of a trajectory, counted.
 *
 * @param places how many findings, outcomes and opinions have a place
 * @param began when it was first written of, in milliseconds since 1970
 * @param latest when it was last written of
 * @param resting whether all else of it lies in the journal that is read from, and nowhere here
 */
record Head(int steps, boolean ended, Places places, int interventions, long began, long latest, boolean resting) {

    /** Nothing is there yet. */
    static final Head NONE = new Head(0, false, new Places(0, 0, 0), 0, 0, 0, false);

    /** How many of a kind have a place in the order in which they first came. */
    record Places(int findings, int outcomes, int feedback) {

        /** The next free place of a kind. */
        int next(char kind) {
            return switch (kind) {
                case StoreJournal.FINDING -> findings;
                case StoreJournal.OUTCOME -> outcomes;
                default -> feedback;
            };
        }

        /** One more of a kind. */
        Places with(char kind) {
            return switch (kind) {
                case StoreJournal.FINDING -> new Places(findings + 1, outcomes, feedback);
                case StoreJournal.OUTCOME -> new Places(findings, outcomes + 1, feedback);
                default -> new Places(findings, outcomes, feedback + 1);
            };
        }
    }

    /** This with more steps. */
    Head with(List<Step> more) {
        boolean over = more.isEmpty() ? ended : more.get(more.size() - 1) instanceof TrajectoryEnd;
        return new Head(steps + more.size(), over, places, interventions, began, latest, resting);
    }

    /** This with one more that has a place, of a kind. */
    Head withPlaced(char kind) {
        return new Head(steps, ended, places.with(kind), interventions, began, latest, resting);
    }

    /** This with so many more interventions. */
    Head withInterventions(int more) {
        return new Head(steps, ended, places, interventions + more, began, latest, resting);
    }

    /** This as written of at a moment. */
    Head at(long millis) {
        return new Head(steps, ended, places, interventions, began == 0 ? millis : began, millis, resting);
    }

    /** This as it stands while it rests. */
    Head asleep() {
        return new Head(steps, ended, places, interventions, began, latest, true);
    }

    /** The trajectory as a whole. */
    TrajectoryEntry entry(TrajectoryId id) {
        return new TrajectoryEntry(id, steps, ended, places.findings(), interventions, began, latest);
    }
}
