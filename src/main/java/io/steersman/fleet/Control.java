package io.steersman.fleet;

import io.steersman.fleet.ControlState.Announced;
import io.steersman.fleet.ControlState.Written;
import io.steersman.journal.JournalFailure;
import io.steersman.reload.InForce;
import io.steersman.supervision.Trial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
    private static final int MOST_VERSIONS = 4;

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
    private final Decisions decisions;
    private final Map<String, InForce> versions = new LinkedHashMap<>();
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final InForce first;
    private long done;
    private long announcedAt;
    private long prepared;
    private volatile boolean closed;

    /** Something that this node wants of all. */
    private record Wish(InForce brings, UnaryOperator<Plan> change) {}

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
            Decisions decisions,
            InForce first,
            FleetRules rules,
            Supplier<Set<String>> nodes,
            Consumer<String> left) {
        this.topic = fleet.control();
        this.node = node;
        this.consumer = consumer;
        this.producer = producer;
        this.epochs = epochs;
        this.decisions = decisions;
        this.first = know(first);
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
            want(first, plan -> plan);
        }
        while (state.active().isEmpty() && !closed) {
            turn();
        }
        follow();
        thread.start();
    }

    /**
     * Something is to come into force everywhere.
     *
     * @param brings rules and policies that a change needs
     * @param change what is to become of the plan
     */
    void want(InForce brings, UnaryOperator<Plan> change) {
        wishes.add(new Wish(brings, change));
    }

    /**
     * Something is decided that counts at once.
     *
     * @throws JournalFailure when the brokers do not take it
     */
    void decide(Written decision) {
        try {
            write(decision);
        } catch (KafkaException e) {
            throw new JournalFailure(JournalFailure.Reason.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** What a node said of itself last. */
    ControlState.Ready ready(String name) {
        return state.ready(name);
    }

    private static String program() {
        return Optional.ofNullable(Control.class.getPackage().getImplementationVersion())
                .orElse("");
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
        Optional.ofNullable(wishes.peek()).ifPresent(this::pursue);
        follow();
    }

    private void read() {
        consumer.poll(POLL).forEach(record -> {
            state.take(record.key(), record.value());
            decisions.take(record.offset(), record.key(), record.value());
        });
    }

    /** Makes this node ready for what was announced. */
    private void prepare(Announced latest) {
        if (latest.epoch() <= prepared) {
            return;
        }
        prepared = latest.epoch();
        announcedAt = System.nanoTime();
        if (load(latest)) {
            write(ControlState.ready(latest.epoch(), node, program()));
        }
    }

    private boolean load(Announced announced) {
        if (epochs.has(announced.epoch())) {
            return true;
        }
        try {
            Plan plan = announced.plan();
            Optional<Trial> trial = plan.trying().map(one -> rules.trials().prepared(loaded(one.hash()), one.terms()));
            epochs.load(announced.epoch(), new Epochs.Judged(loaded(plan.hash()), trial));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private InForce loaded(String hash) {
        InForce known = versions.get(hash);
        return known != null ? known : know(rules.load(state.files(hash).orElseThrow()));
    }

    /** Compiled rules are large: the latest few are enough. */
    private InForce know(InForce version) {
        versions.remove(version.hash());
        versions.put(version.hash(), version);
        if (versions.size() > MOST_VERSIONS) {
            versions.remove(versions.keySet().iterator().next());
        }
        return version;
    }

    /** What this node wants is announced, upon what was announced last, and comes into force once all are ready. */
    private void pursue(Wish wish) {
        Optional<Announced> latest = state.latest();
        Plan before = latest.map(Announced::plan)
                .orElseGet(() -> Plan.of(wish.brings().hash()));
        Plan wanted = wish.change().apply(before);
        if (latest.isEmpty() || !wanted.equals(before)) {
            know(wish.brings());
            if (state.files(wish.brings().hash()).isEmpty()) {
                write(ControlState.version(
                        wish.brings().hash(), wish.brings().sources().files()));
            }
            write(ControlState.announce(latest.map(Announced::epoch).orElse(0L) + 1, wanted, node));
        } else if (state.active().equals(latest)) {
            wishes.remove(wish);
        } else {
            activate(latest.get());
        }
    }

    /** By the node that announced it; by any other one when that seems to be gone. */
    private void activate(Announced latest) {
        long waited = System.nanoTime() - announcedAt;
        boolean isMine = latest.by().equals(node) || waited > 2 * MOST_NANOS;
        if (isMine && (waited > MOST_NANOS || state.isReady(nodes.get(), latest.epoch()))) {
            write(ControlState.active(latest.epoch()));
        }
    }

    /** Goes by what is in force. */
    private void follow() {
        Optional<Announced> active = state.active().filter(one -> one.epoch() > done);
        if (active.isEmpty()) {
            return;
        }
        Plan plan = active.get().plan();
        done = active.get().epoch();
        if (!load(active.get())) {
            left.accept("The rules %s of the epoch %d cannot be used by this node, so it leaves the fleet."
                    .formatted(plan.hash(), done));
            return;
        }
        epochs.activate(done);
        Epochs.Judged now = epochs.at(done).orElseThrow();
        rules.inForce(now.rules());
        decisions.tell(plan.hash());
        now.trial().ifPresentOrElse(trial -> rules.trials().join(trial), () -> rules.trials()
                .over(plan.why(), plan.promoted()));
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
