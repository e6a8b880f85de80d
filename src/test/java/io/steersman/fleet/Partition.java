package io.steersman.fleet;

import io.steersman.fleet.ControlState.Written;
import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** One partition of a fleet without brokers, which may go to another node between any two records: only its store goes with it. */
final class Partition implements AutoCloseable {

    private final Epochs epochs;
    private final Decisions decisions = new Decisions(new Follower());
    private final Pending pending = new Pending();
    private final FleetSettings fleet;
    private final Supervisors supervisors =
            new Supervisors(new Witness() {}, new CleanSteps(Redaction.standard()), Stopwatch.NONE, Duration.ZERO);
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(JudgeTopology.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private MockProcessorContext<String, String> context;
    private JudgeProcessor processor;
    private long now = 1_000;
    private long decided = -1;

    /** What goes out, as those who read have it. */
    final Journal reads = new MemoryJournal();

    Partition(InForce inForce) throws IOException {
        epochs = new Epochs(inForce);
        fleet = Nodes.settings("nowhere:1", "p");
        context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        begin();
    }

    private void begin() {
        processor = new JudgeProcessor(new JudgeProcessor.Means(
                "here:1",
                supervisors,
                epochs,
                decisions,
                new Follower().trials(),
                custody -> (id, client, event, body) -> "{}",
                pending,
                10,
                new HashSet<>(),
                new HeldJournal(),
                new NodeCalls(fleet),
                reads));
        context.addStateStore(store);
        processor.init(context);
    }

    /** Another node takes it over. */
    void move() {
        processor.close();
        context = new MockProcessorContext<>();
        begin();
    }

    /** Other rules and policies are in force from now on. */
    void activate(InForce next) {
        long epoch = epochs.current() + 1;
        epochs.load(epoch, new Epochs.Judged(next, Optional.empty()));
        epochs.activate(epoch);
    }

    /** Something is decided. */
    void decide(Written record) {
        decisions.take(++decided, record.key(), record.value());
    }

    /** What comes of steps. */
    Accepted accept(TrajectoryId id, List<Step> steps) {
        return ask(id, new Input.Steps(steps, Input.Manner.ANSWERED)).as(Accepted.class);
    }

    /** What comes of a request. */
    Answer ask(TrajectoryId id, Input input) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        RecordHeaders headers = new RecordHeaders();
        add(headers, JudgeProcessor.REPLY, "here:1/" + pending.add(0, answer, Duration.ofSeconds(30)));
        add(headers, JudgeProcessor.EPOCH, String.valueOf(epochs.current()));
        add(headers, JudgeProcessor.DECIDED, String.valueOf(decisions.position()));
        processor.process(new Record<>(Keys.of(id), InputJson.write(input), now++, headers));
        context.forwarded().forEach(sent -> write(sent.record()));
        context.resetForwards();
        return answer.join();
    }

    private void write(Record<? extends String, ? extends String> out) {
        Entries entries = EntryTexts.read(out.value()).orElseThrow();
        reads.write(Keys.id(out.key()), entries);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        processor.close();
        supervisors.close();
    }
}
