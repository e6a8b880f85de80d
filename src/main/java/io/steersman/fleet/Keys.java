package io.steersman.fleet;

import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Trajectories as keys of records. */
final class Keys {

    private static final char END = '\0';

    private Keys() {}

    /** The key of a trajectory. */
    static String of(TrajectoryId id) {
        return id.tenant() + END + id.id();
    }

    /**
     * The trajectory of a key; one without a tenant is of the local one.
     *
     * @throws IllegalArgumentException when it names none
     */
    static TrajectoryId id(String key) {
        int end = key.indexOf(END);
        return end < 0 ? TrajectoryId.local(key) : new TrajectoryId(key.substring(0, end), key.substring(end + 1));
    }

    /** The partition of a key, as Kafka's own producers choose it. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
