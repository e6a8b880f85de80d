package io.steersman.api;

import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.TrajectoryId;

/** Reads what a request asks for, and says what is wrong with it. */
final class Asked {

    private Asked() {}

    /** A trajectory's id, whether there is such a trajectory or not. */
    static TrajectoryId id(String id) {
        try {
            return TrajectoryId.local(id);
        } catch (IllegalArgumentException e) {
            throw new Failure(ProblemKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** A trajectory that is there. */
    static TrajectoryEntry trajectory(Journal journal, String id) {
        return journal.find(id(id))
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no trajectory '%s'. Maybe its first step was not accepted.".formatted(id)));
    }

    /** A whole number from 0 to a bound. */
    static int number(String name, String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Failure(
                ProblemKind.INVALID_REQUEST,
                "The %s (%s) must be a whole number from 0 to %d.".formatted(name, brief(value), most));
    }

    private static String brief(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}
