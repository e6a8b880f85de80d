package io.steersman.fleet;

import io.steersman.redaction.CleanSteps;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** The way of what lies in a topic of somebody else's to the inputs. It runs beside the judging, so it may be switched on and off. */
final class ObservedTopology {

    /** Where steps go. */
    static final String INPUTS = "inputs";

    /** Where spans go, each trace to one partition. */
    static final String SPANS = "spans";

    /** The store of spans that wait. */
    static final String STORE = "held";

    private static final String SOURCE = "observed";
    private static final String OBSERVER = "observer";
    private static final String RETURNED = "returned";
    private static final String HOLDER = "holder";

    /** Where steps go that were spans. */
    static final String HELD = "held-inputs";

    private ObservedTopology() {}

    /** The way of a record: in, cleaned, to the inputs; spans by way of a topic that has them by trace. */
    static Topology of(FleetSettings fleet, Observed observed, CleanSteps cleaning) {
        StringSerializer text = new StringSerializer();
        Topology topology = new Topology()
                .addSource(SOURCE, new StringDeserializer(), new ByteArrayDeserializer(), observed.topic())
                .addProcessor(OBSERVER, () -> new Observer(observed, cleaning), SOURCE)
                .addSink(INPUTS, fleet.inputs(), text, text, OBSERVER)
                .addSink(JudgeTopology.DEAD, fleet.dead(), text, text, OBSERVER);
        if (observed.format() == Observed.Format.NATIVE) {
            return topology;
        }
        return topology.addSink(SPANS, fleet.spans(), text, text, OBSERVER)
                .addSource(RETURNED, new StringDeserializer(), new StringDeserializer(), fleet.spans())
                .addProcessor(HOLDER, () -> new HeldTraces(observed.quiet()), RETURNED)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String())
                                .withLoggingEnabled(Map.of(
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        String.valueOf(KafkaSettings.LARGEST),
                                        KafkaSettings.LEAST_IN_SYNC,
                                        KafkaSettings.leastInSync(fleet)))
                                .withCachingDisabled(),
                        HOLDER)
                .addSink(HELD, fleet.inputs(), text, text, HOLDER);
    }
}
