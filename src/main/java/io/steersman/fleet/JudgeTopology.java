package io.steersman.fleet;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/** What reads what, and writes where. */
final class JudgeTopology {

    /** The store of steps and what came of them. */
    static final String STORE = "steps";

    /** What was judged, for those who read. */
    static final String OUTPUTS = "outputs";

    /** What cannot be judged. */
    static final String DEAD = "dead";

    private static final String INPUTS = "inputs";
    private static final String JUDGE = "judge";

    private JudgeTopology() {}

    /** The way of a record: in, past the judge, out. */
    static Topology of(FleetSettings fleet, ProcessorSupplier<String, String, String, String> judge) {
        return new Topology()
                .addSource(INPUTS, new StringDeserializer(), new StringDeserializer(), fleet.inputs())
                .addProcessor(JUDGE, judge, INPUTS)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                                .withLoggingEnabled(Map.of(
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        String.valueOf(KafkaSettings.LARGEST),
                                        KafkaSettings.LEAST_IN_SYNC,
                                        KafkaSettings.leastInSync(fleet)))
                                .withCachingDisabled(),
                        JUDGE)
                .addSink(OUTPUTS, fleet.outputs(), new StringSerializer(), new StringSerializer(), JUDGE)
                .addSink(DEAD, fleet.dead(), new StringSerializer(), new StringSerializer(), JUDGE);
    }
}
