package io.steersman.experiment;

import io.steersman.trajectory.Context;
import io.steersman.trajectory.TrajectoryId;

/**
 * What is assigned to an arm as a whole. Sessions of one unit are not independent, and are analysed so.
 *
 * @param kind {@code trajectory}, {@code repository}, {@code agent}, or the name before the colon of a tag such as
 *     {@code user} of {@code user:ada}
 */
public record Unit(String kind) {

    /** Each trajectory for itself. */
    public static final Unit TRAJECTORY = new Unit("trajectory");

    /** The unit that a run belongs to; empty when its first steps do not tell. */
    String of(TrajectoryId id, Context context) {
        return switch (kind) {
            case "trajectory" -> id.id();
            case "repository" -> context.repository();
            case "agent" -> context.agent();
            default ->
                context.tags().stream()
                        .filter(tag -> tag.startsWith(kind + ":"))
                        .findFirst()
                        .orElse("");
        };
    }

    /** Whether several runs may belong to one. */
    public boolean isShared() {
        return !equals(TRAJECTORY);
    }
}
