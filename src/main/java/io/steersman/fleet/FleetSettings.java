package io.steersman.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a node is to know of its fleet.
 *
 * @param brokers {@code host:port}, several with commas
 * @param name of the fleet: its topics begin with it, and its nodes find each other by it
 * @param host at which the other nodes reach this one
 * @param port for the other nodes; 0 for any that is free
 * @param key that nodes show each other
 * @param partitions of the topics, where they are still to be made
 * @param replication of the topics, where they are still to be made
 * @param threads that read the log
 * @param standbys nodes that hold a copy of each store
 * @param mostLive sessions that each partition keeps open
 * @param state folder for what the engine notes about this node
 * @param kafka settings of Kafka's own, which go before ours
 * @param observed a topic that steps are taken from
 */
public record FleetSettings(
        String brokers,
        String name,
        String host,
        int port,
        String key,
        int partitions,
        int replication,
        int threads,
        int standbys,
        int mostLive,
        Path state,
        Map<String, String> kafka,
        Optional<Observed> observed) {

    /** How long a client of the API waits for what came of its request. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long a hook waits: an agent stands still meanwhile. */
    static final Duration HOOK_PATIENCE = Duration.ofMillis(900);

    /** Beyond it, the oldest request of a partition makes it refuse more. */
    static final Duration MOST_LAG = Duration.ofSeconds(1);

    public FleetSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The topic of what comes in. */
    public String inputs() {
        return name + ".inputs";
    }

    /** The topic of what was judged. */
    public String outputs() {
        return name + ".outputs";
    }

    /** The topic of what all nodes go by. */
    public String control() {
        return name + ".control";
    }

    /** The topic of spans that wait for the rest of their trace. */
    public String spans() {
        return name + ".spans";
    }

    /** The topic of what cannot be judged. */
    public String dead() {
        return name + ".dead";
    }
}
