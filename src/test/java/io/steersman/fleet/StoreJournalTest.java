package io.steersman.fleet;

import io.steersman.journal.Journal;
import io.steersman.journal.JournalContract;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;

/** The store of a partition is a journal like any other. */
final class StoreJournalTest extends JournalContract {

    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), settings());
    private final Journal journal = new StoreJournal(store(), (id, text) -> {}, InstantSource.system());

    @Override
    protected Journal journal() {
        return journal;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private KeyValueStore<Bytes, byte[]> store() {
        return driver.getKeyValueStore("s");
    }

    private static Topology topology() {
        return new Topology()
                .addSource("in", new StringDeserializer(), new StringDeserializer(), "in")
                .addProcessor("nothing", Nothing::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("s"), Serdes.Bytes(), Serdes.ByteArray()),
                        "nothing");
    }

    private static Properties settings() {
        Properties all = new Properties();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        return all;
    }

    /** Owns the store. */
    private static final class Nothing extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {
            // Nothing comes.
        }
    }
}
