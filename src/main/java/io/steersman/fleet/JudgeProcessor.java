package io.steersman.fleet;

import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.Kept;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Trials;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Judges what comes for one partition, record by record, as a service that is alone would.
 *
 * <p>Whatever it remembers goes with the partition: when somebody else takes it over, or a transaction is given up, all of it is had
 * from the store again. The time is that of the record, so that whoever judges it sees the same.
 */
final class JudgeProcessor implements Processor<String, String, String, String> {

    /** The node and number of whoever waits for what comes of a record. */
    static final String REPLY = "reply";

    /** Under which epoch a record is to be judged. */
    static final String EPOCH = "epoch";

    /** By which decisions beside the epoch. */
    static final String DECIDED = "decided";

    private static final Duration REST_EVERY = Duration.ofMinutes(1);
    private static final long ENDED_MILLIS = Duration.ofHours(1).toMillis();
    private static final long QUIET_MILLIS = Duration.ofDays(1).toMillis();
    private static final int MOST_AT_ONCE = 200;

    private final Means means;
    private @Nullable ProcessorContext<String, String> context;
    private @Nullable Standpoint standpoint;
    private @Nullable StoreJournal journal;
    private @Nullable Supervisor supervisor;
    private @Nullable Judge judge;
    private volatile long now;

    /**
     * What all partitions of a node share.
     *
     * @param node names this one in headers
     * @param trials hears how what is tried does
     * @param live the supervisors of the partitions that this node has
     * @param held what these partitions hold
     * @param calls tell other nodes
     * @param reads has what rests
     */
    record Means(
            String node,
            Supervisors supervisors,
            Epochs epochs,
            Decisions decisions,
            Trials trials,
            HookDesk.Opening desks,
            Pending pending,
            int mostLive,
            Set<Supervisor> live,
            HeldJournal held,
            NodeCalls calls,
            Journal reads) {}

    JudgeProcessor(Means means) {
        this.means = means;
    }

    @Override
    public void init(ProcessorContext<String, String> given) {
        context = given;
        KeyValueStore<Bytes, byte[]> steps = given.getStateStore(JudgeTopology.STORE);
        Standpoint stands = new Standpoint(steps, means.epochs(), means.decisions(), means.trials());
        standpoint = stands;
        StoreJournal kept = new StoreJournal(
                steps,
                (id, text) -> given.forward(new Record<>(Keys.of(id), text, now), JudgeTopology.OUTPUTS),
                () -> Instant.ofEpochMilli(now));
        InstantSource clock = () -> Instant.ofEpochMilli(now);
        Supervisor made = means.supervisors().over(kept, stands.under(clock), means.mostLive(), clock);
        supervisor = made;
        journal = kept;
        means.held().hold(given.taskId().partition(), kept);
        means.live().add(made);
        given.schedule(REST_EVERY, PunctuationType.WALL_CLOCK_TIME, this::letRest);
        judge = new Judge(made, means.desks().over(made));
    }

    @Override
    public void process(Record<String, String> record) {
        now = record.timestamp();
        Answer answer = answer(record);
        boolean awaited = reply(record, answer);
        boolean told = awaited && answer.kind() == Answer.Kind.REFUSED;
        if (answer.kind() != Answer.Kind.DONE && !told) {
            bury(record, answer.text());
        }
    }

    private Answer answer(Record<String, String> record) {
        try {
            TrajectoryId id = Keys.id(record.key() == null ? "" : record.key());
            Input input = InputJson.read(record.value() == null ? "" : record.value());
            standpoint().advance(number(record, EPOCH), number(record, DECIDED));
            wake(id);
            return judge().answer(id, input);
        } catch (Standpoint.Unready | KafkaException e) {
            // What Kafka has to say of the transaction is for its own thread.
            throw e;
        } catch (RuntimeException e) {
            return Answer.failed(e);
        }
    }

    /** A trajectory that goes on after a long rest is read once from the journal that has it. */
    private void wake(TrajectoryId id) {
        StoreJournal kept = Optional.ofNullable(journal).orElseThrow();
        if (kept.isResting(id)) {
            kept.wake(id, Kept.of(means.reads(), id).entries());
        }
    }

    /** The store is memory: what is over, or quiet for a day, is let go of once the journal that is read from has all of it. */
    private void letRest(long wallClock) {
        StoreJournal kept = Optional.ofNullable(journal).orElseThrow();
        try {
            for (TrajectoryEntry entry : kept.tired(wallClock - ENDED_MILLIS, wallClock - QUIET_MILLIS, MOST_AT_ONCE)) {
                boolean written = means.reads()
                        .find(entry.id())
                        .filter(there -> there.steps() == entry.steps())
                        .isPresent();
                if (written) {
                    kept.rest(entry.id());
                }
            }
        } catch (JournalFailure e) {
            // It cannot be asked now, so nothing is let go of.
            return;
        }
    }

    /** Whether somebody was named who waits; another node only while it may still do so. */
    private boolean reply(Record<String, String> record, Answer answer) {
        Optional<String> to = header(record, REPLY).filter(name -> name.indexOf('/') > 0);
        to.ifPresent(name -> {
            String node = name.substring(0, name.indexOf('/'));
            String number = name.substring(name.indexOf('/') + 1);
            if (node.equals(means.node())) {
                means.pending().complete(Long.parseLong(number), answer);
            } else if (System.currentTimeMillis() - record.timestamp() < FleetSettings.PATIENCE.toMillis()) {
                means.calls().tell(node, number, answer);
            }
        });
        return to.isPresent();
    }

    private void bury(Record<String, String> record, String why) {
        if (context != null) {
            context.forward(record.withValue(dead(why, record.value())), JudgeTopology.DEAD);
        }
    }

    /** What is left of a record that nothing can be done with. */
    static String dead(String why, @Nullable String record) {
        return Json.emptyObject()
                .put("v", InputJson.VERSION)
                .put("why", why)
                .put("record", record)
                .toString();
    }

    private static Optional<Long> number(Record<String, String> record, String name) {
        return header(record, name).map(Long::valueOf);
    }

    private static Optional<String> header(Record<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return Optional.ofNullable(header).map(found -> new String(found.value(), StandardCharsets.UTF_8));
    }

    private Judge judge() {
        return Optional.ofNullable(judge).orElseThrow();
    }

    private Standpoint standpoint() {
        return Optional.ofNullable(standpoint).orElseThrow();
    }

    @Override
    public void close() {
        if (supervisor != null) {
            means.live().remove(supervisor);
            supervisor.close();
        }
        if (journal != null && context != null) {
            means.held().release(context.taskId().partition(), journal);
        }
    }
}
