package io.steersman.fleet;

import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka's clients, and why they are as they are. */
final class KafkaSettings {

    /** Longest record, in bytes. */
    static final int LARGEST = 8 * 1024 * 1024;

    private KafkaSettings() {}

    /** What all clients take. */
    static Properties common(FleetSettings fleet) {
        Properties all = new Properties();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, fleet.brokers());
        all.putAll(fleet.kafka());
        return all;
    }

    /** What judges. */
    static Properties streams(FleetSettings fleet, String node) {
        Properties all = new Properties();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, fleet.name());
        all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, node);
        all.put(StreamsConfig.STATE_DIR_CONFIG, fleet.state().toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, fleet.threads());
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, fleet.standbys());
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, fleet.replication());
        all.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, 4);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // What a dead node left open holds up its partitions until this is over; the default would be ten seconds.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 3_000);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // The least that brokers take; a standby is at work that much sooner.
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), 30_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        // Who takes a partition over asks where its changelog ends; when the broker that led the others has gone that
        // question
        // hangs, and is answered at once when it is put again. The default would be a minute.
        all.put(StreamsConfig.adminClientPrefix(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), 3_000);
        all.put(StreamsConfig.adminClientPrefix(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG), 2_000);
        // A node that is closed says so, and a standby takes over at once; by itself the engine waits for the session's
        // end.
        all.put(StreamsConfig.mainConsumerPrefix("internal.leave.group.on.close"), true);
        all.putAll(common(fleet));
        return all;
    }

    /** What takes steps from a topic of somebody else's, beside what judges. */
    static Properties observing(FleetSettings fleet, String node) {
        Properties all = streams(fleet, node);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, fleet.name() + "-observing");
        all.put(
                StreamsConfig.STATE_DIR_CONFIG,
                fleet.state().resolve("observing").toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        return all;
    }

    /** What puts requests into the log: each is kept by all brokers that must have it before anything else happens. */
    static Properties producer(FleetSettings fleet) {
        Properties all = new Properties();
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 800);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.putAll(common(fleet));
        return all;
    }

    /** What reads what is committed, in a group of its own or in none. */
    static Properties consumer(FleetSettings fleet) {
        Properties all = new Properties();
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.putAll(common(fleet));
        return all;
    }

    /** How many brokers must have a record before it counts as kept. */
    static String leastInSync(FleetSettings fleet) {
        return String.valueOf(Math.max(1, fleet.replication() - 1));
    }

    /** The name of the setting that {@link #leastInSync} is for. */
    static final String LEAST_IN_SYNC = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
}
