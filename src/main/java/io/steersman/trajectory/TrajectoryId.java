package io.steersman.trajectory;

/**
 * Names a trajectory.
 *
 * @param tenant whose it is; {@link #LOCAL} where there is only one
 * @param id the client's id, 1 to 200 characters, no control characters
 */
public record TrajectoryId(String tenant, String id) {

    /** The tenant of a service without keys. */
    public static final String LOCAL = "local";

    private static final int LONGEST = 200;

    public TrajectoryId {
        if (id.isBlank() || id.length() > LONGEST || hasControls(id)) {
            throw new IllegalArgumentException(
                    "The trajectory id (%d characters) must have 1 to %d characters and no control characters."
                            .formatted(id.length(), LONGEST));
        }
    }

    private static boolean hasControls(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** An id of the local tenant. */
    public static TrajectoryId local(String id) {
        return new TrajectoryId(LOCAL, id);
    }
}
