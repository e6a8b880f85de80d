package io.steersman.trajectory;

/**
 * The trajectory is over.
 *
 * @param reason the client's word for why, may be empty
 */
public record TrajectoryEnd(Meta meta, String reason) implements Step {
    @Override
    public TrajectoryEnd with(Meta newMeta) {
        return new TrajectoryEnd(newMeta, reason);
    }
}
