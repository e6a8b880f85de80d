package io.steersman.api.access;

import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.TrajectoryId;

/** Reads what a request asks for, and says what is wrong with it. */
public final class Asked {

    private Asked() {}

    /** The id of a tenant's trajectory, whether there is such a trajectory or not. */
    static TrajectoryId id(String tenant, String id) {
        try {
            return new TrajectoryId(tenant, id);
        } catch (IllegalArgumentException e) {
            throw new Failure(ProblemKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** A trajectory that is there; another tenant's is not. */
    public static TrajectoryEntry trajectory(Journal journal, TrajectoryId id) {
        return journal.find(id)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no trajectory '%s'. Maybe its first step was not accepted.".formatted(id.id())));
    }

    /** A whole number from 0 to a bound. */
    public static int number(String name, String value, int most) {
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
