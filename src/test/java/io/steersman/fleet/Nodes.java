package io.steersman.fleet;

import io.steersman.Shipped;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Unanswered;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** Nodes of one fleet in one process. */
final class Nodes implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String brokers;
    private final String name;
    private final Journal reads;
    private final InForce inForce;
    /** Where nodes that join take steps from. */
    Optional<Observed> observed = Optional.empty();

    /** What a node could load. */
    final List<InForce> known = new CopyOnWriteArrayList<>();
    /** What came into force at the nodes, one after the other. */
    final List<String> decided = new CopyOnWriteArrayList<>();

    /** What each node heard, in the order in which they joined. */
    final List<Follower> followers = new CopyOnWriteArrayList<>();

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
        return settings(brokers, name, Optional.empty());
    }

    /** The same where steps are taken from a topic of somebody else's. */
    static FleetSettings settings(String brokers, String name, Optional<Observed> observed) throws IOException {
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
                Map.of(),
                observed);
    }

    /** One more. */
    FleetNode join() throws IOException {
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        Follower follower = new Follower(known, decided);
        followers.add(follower);
        FleetNode node = new FleetNode(
                settings(brokers, name, observed),
                inForce,
                follower,
                cleaning,
                new Supervisors(new Witness() {}, cleaning, Stopwatch.NONE, Duration.ZERO),
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

    /** What comes of steps; they are sent again while nobody can say so. */
    static Accepted accepted(FleetNode node, TrajectoryId id, List<Step> steps) {
        AtomicReference<Accepted> accepted = new AtomicReference<>();
        Awaitility.await()
                .atMost(LONGEST)
                .ignoreExceptionsMatching(thrown -> thrown instanceof Unanswered
                        || thrown instanceof Overloaded
                        || thrown instanceof JournalFailure)
                .until(() -> {
                    accepted.set(node.supervision().accept(id, steps));
                    return true;
                });
        return accepted.get();
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
