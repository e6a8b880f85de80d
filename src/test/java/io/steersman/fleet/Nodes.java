package io.steersman.fleet;

import io.steersman.Shipped;
import io.steersman.journal.Journal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.InForce;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Nodes of one fleet in one process. */
final class Nodes implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String brokers;
    private final String name;
    private final Journal reads;
    private final InForce inForce;
    /** Compiles nothing: what may be loaded is there already. */
    private final FleetRules rules = new FleetRules() {
        @Override
        public InForce load(Map<String, String> files) {
            return known.stream()
                    .filter(one -> one.sources().files().equals(files))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void inForce(InForce now) {
            decided.add(now.hash());
        }
    };

    /** What a node could load. */
    final List<InForce> known = new CopyOnWriteArrayList<>();
    /** What came into force at the nodes, one after the other. */
    final List<String> decided = new CopyOnWriteArrayList<>();

    final List<FleetNode> all = new CopyOnWriteArrayList<>();

    Nodes(String brokers, String name, Journal reads) {
        this(brokers, name, reads, Shipped.inForce());
    }

    Nodes(String brokers, String name, Journal reads, InForce inForce) {
        this.brokers = brokers;
        this.name = name;
        this.reads = reads;
        this.inForce = inForce;
    }

    /** What a node of a fleet of this name is to know. */
    static FleetSettings settings(String brokers, String name) throws IOException {
        return new FleetSettings(
                brokers,
                name,
                "127.0.0.1",
                0,
                "secret between nodes",
                6,
                1,
                1,
                1,
                1_000,
                Files.createTempDirectory("node"),
                Map.of());
    }

    /** One more. */
    FleetNode join() throws IOException {
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        FleetNode node = new FleetNode(
                settings(brokers, name),
                inForce,
                rules,
                cleaning,
                new Supervisors(new Witness() {}, cleaning, Set::of, Duration.ZERO),
                custody -> (id, client, event, body) -> "{}",
                reads,
                new HeldJournal(),
                System.err::println);
        node.start();
        all.add(node);
        return node;
    }

    /** Waits until all have their share. */
    void ready() {
        Awaitility.await().atMost(LONGEST).until(() -> all.stream().allMatch(FleetNode::isReady));
    }

    /** One leaves in order. */
    void leave(FleetNode node) {
        all.remove(node);
        node.close();
    }

    @Override
    public void close() {
        all.forEach(FleetNode::close);
    }
}
