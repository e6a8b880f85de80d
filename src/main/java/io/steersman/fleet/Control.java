package io.steersman.fleet;

import io.steersman.fleet.ControlState.Announced;
import io.steersman.fleet.ControlState.Written;
import io.steersman.reload.InForce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Brings a change of rules and policies to all nodes: it is announced, each node makes itself ready, and it comes into force when all
 * are, or after a while. A node that is not ready then leaves the fleet rather than judge by other rules.
 */
final class Control implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long MOST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long AGAIN_MILLIS = 500;

    private final String topic;
    private final String node;
    private final KafkaConsumer<String, String> consumer;
    private final Producer<String, String> producer;
    private final Epochs epochs;
    private final FleetRules rules;
    private final Supplier<Set<String>> nodes;
    private final Consumer<String> left;
    private final ControlState state = new ControlState();
    private final Thread thread = new Thread(this::work, "fleet-control");
    private volatile Optional<InForce> wanted = Optional.empty();
    private InForce mine;
    private long done;
    private long announcedAt;
    private long prepared;
    private volatile boolean closed;

    /**
     * @param first what this node has
     * @param nodes those that are at work now
     * @param left hears why this node must leave
     */
    Control(
            FleetSettings fleet,
            String node,
            KafkaConsumer<String, String> consumer,
            Producer<String, String> producer,
            Epochs epochs,
            InForce first,
            FleetRules rules,
            Supplier<Set<String>> nodes,
            Consumer<String> left) {
        this.topic = fleet.control();
        this.node = node;
        this.consumer = consumer;
        this.producer = producer;
        this.epochs = epochs;
        this.mine = first;
        this.rules = rules;
        this.nodes = nodes;
        this.left = left;
        thread.setDaemon(true);
    }

    /** Reads what was decided so far, decides on what this node has where nothing was, and goes on by itself. */
    void start() {
        TopicPartition only = new TopicPartition(topic, 0);
        consumer.assign(List.of(only));
        consumer.seekToBeginning(List.of(only));
        long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
        while (consumer.position(only) < end) {
            read();
        }
        if (state.active().isEmpty()) {
            wanted = Optional.of(mine);
        }
        while (state.active().isEmpty() && !closed) {
            turn();
        }
        follow();
        thread.start();
    }

    /** This is to come into force everywhere. */
    void want(InForce next) {
        wanted = Optional.of(next);
    }

    private void work() {
        while (!closed) {
            try {
                turn();
            } catch (WakeupException e) {
                break;
            } catch (RuntimeException e) {
                // Whoever follows the fleet must not stop: the next turn sees the same.
                pause();
            }
        }
        consumer.close();
    }

    private void turn() {
        read();
        state.latest().ifPresent(this::prepare);
        wanted.ifPresent(this::pursue);
        follow();
    }

    private void read() {
        consumer.poll(POLL).forEach(record -> state.take(record.key(), record.value()));
    }

    /** Makes this node ready for what was announced. */
    private void prepare(Announced latest) {
        if (latest.epoch() <= prepared) {
            return;
        }
        prepared = latest.epoch();
        if (load(latest)) {
            write(ControlState.ready(latest.epoch(), node));
        }
    }

    private boolean load(Announced version) {
        if (epochs.has(version.epoch())) {
            return true;
        }
        Optional<Map<String, String>> files = state.files(version.hash());
        try {
            if (mine.hash().equals(version.hash())) {
                epochs.load(version.epoch(), mine);
            } else {
                epochs.load(version.epoch(), rules.load(files.orElseThrow()));
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** What this node wants is announced, and comes into force once all are ready. */
    private void pursue(InForce next) {
        Optional<Announced> latest = state.latest();
        boolean announced = latest.filter(one -> one.hash().equals(next.hash())).isPresent();
        if (!announced) {
            mine = next;
            write(ControlState.version(next.hash(), next.sources().files()));
            write(ControlState.announce(latest.map(Announced::epoch).orElse(0L) + 1, next.hash(), node));
            announcedAt = System.nanoTime();
            return;
        }
        long epoch = latest.get().epoch();
        boolean over = System.nanoTime() - announcedAt > MOST_NANOS;
        boolean isMine = latest.get().by().equals(node);
        if (state.active().filter(one -> one.epoch() == epoch).isPresent()) {
            wanted = Optional.empty();
        } else if (isMine && (over || state.isReady(nodes.get(), epoch))) {
            write(ControlState.active(epoch));
        }
    }

    /** Goes by what is in force. */
    private void follow() {
        Optional<Announced> active = state.active().filter(one -> one.epoch() > done);
        if (active.isEmpty()) {
            return;
        }
        done = active.get().epoch();
        if (!load(active.get())) {
            left.accept("The rules %s of the epoch %d cannot be used by this node, so it leaves the fleet."
                    .formatted(active.get().hash(), done));
            return;
        }
        epochs.activate(done);
        InForce now = epochs.at(done).orElseThrow();
        mine = now;
        rules.inForce(now);
    }

    private void write(Written record) {
        try {
            producer.send(new ProducerRecord<>(topic, 0, record.key(), record.value()))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new KafkaException("What all nodes go by cannot be written.", e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(AGAIN_MILLIS * 4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
