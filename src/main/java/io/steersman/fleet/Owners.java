package io.steersman.fleet;

import io.steersman.trajectory.TrajectoryId;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;

/** Which node has been given which trajectories, as far as this one knows. */
final class Owners {

    private static final StringSerializer KEYS = new StringSerializer();

    private final KafkaStreams streams;
    private final String node;

    Owners(KafkaStreams streams, String node) {
        this.streams = streams;
        this.node = node;
    }

    /** The node, {@code host:port}; nothing while the trajectory moves. */
    Optional<String> of(TrajectoryId id) {
        try {
            KeyQueryMetadata known = streams.queryMetadataForKey(JudgeTopology.STORE, Keys.of(id), KEYS);
            HostInfo host = known.activeHost();
            return known.equals(KeyQueryMetadata.NOT_AVAILABLE) || host.equals(HostInfo.unavailable())
                    ? Optional.empty()
                    : Optional.of(host.host() + ":" + host.port());
        } catch (IllegalStateException | StreamsNotStartedException e) {
            return Optional.empty();
        }
    }

    /** Whether it is this node. */
    boolean isHere(TrajectoryId id) {
        return of(id).filter(node::equals).isPresent();
    }
}
