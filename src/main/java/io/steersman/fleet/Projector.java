package io.steersman.fleet;

import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Writes what was judged into a journal that is read from. The nodes share the work.
 *
 * <p>What is written twice counts once. While the journal takes nothing the log waits for it; what leaves a gap is passed over,
 * counted and told, since the log alone would not go on otherwise.
 */
final class Projector implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long AGAIN_MILLIS = 500;

    private final Consumer<String, String> consumer;
    private final Journal journal;
    private final java.util.function.Consumer<String> told;
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = new Thread(this::work, "fleet-projector");
    private volatile boolean closed;

    /**
     * @param told hears what could not be written, in a sentence
     */
    Projector(
            FleetSettings fleet,
            Consumer<String, String> consumer,
            Journal journal,
            java.util.function.Consumer<String> told) {
        this.consumer = consumer;
        this.journal = journal;
        this.told = told;
        consumer.subscribe(List.of(fleet.outputs()));
        thread.setDaemon(true);
    }

    /** Begins. */
    void start() {
        thread.start();
    }

    /** How many records could not be written, because something before them is missing. */
    long gaps() {
        return gaps.get();
    }

    /** How many records it has taken from the log. */
    long written() {
        return written.get();
    }

    private void work() {
        while (!closed) {
            try {
                List<ConsumerRecord<String, String>> records = new ArrayList<>();
                consumer.poll(POLL).forEach(records::add);
                write(records);
                consumer.commitSync();
                written.addAndGet(records.size());
            } catch (WakeupException e) {
                break;
            } catch (JournalFailure | KafkaException e) {
                told.accept("What was judged cannot be written for those who read: " + e.getMessage());
                rewind();
            }
        }
        consumer.close();
    }

    /** What was read since the last commit comes again. */
    private void rewind() {
        try {
            Thread.sleep(AGAIN_MILLIS);
            consumer.committed(consumer.assignment()).forEach(this::rewind);
        } catch (InterruptedException e) {
            closed = true;
        } catch (KafkaException e) {
            // The next poll says what is wrong.
            return;
        }
    }

    private void rewind(TopicPartition partition, OffsetAndMetadata committed) {
        if (committed == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, committed);
        }
    }

    /** Of each trajectory one piece, in order; all are written side by side. */
    private void write(List<ConsumerRecord<String, String>> records) {
        Map<TrajectoryId, Entries> batch = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            try {
                TrajectoryId id = Keys.id(record.key());
                EntryTexts.read(record.value())
                        .ifPresentOrElse(
                                entries -> batch.merge(id, entries, Projector::joined), () -> forget(id, batch));
            } catch (IllegalArgumentException e) {
                miss("A record of the log cannot be read: " + e.getMessage());
            }
        }
        flush(batch);
    }

    private void forget(TrajectoryId id, Map<TrajectoryId, Entries> batch) {
        batch.remove(id);
        journal.forget(id, Long.MAX_VALUE);
    }

    private void flush(Map<TrajectoryId, Entries> batch) {
        Map<TrajectoryId, CompletableFuture<Boolean>> writing = new LinkedHashMap<>();
        batch.forEach((id, entries) -> writing.put(id, journal.append(id, entries)));
        for (CompletableFuture<Boolean> one : writing.values()) {
            try {
                one.join();
            } catch (java.util.concurrent.CompletionException e) {
                JournalFailure failure = JournalFailure.of(e);
                if (failure.reason() != JournalFailure.Reason.CONFLICT) {
                    throw failure;
                }
                miss(String.valueOf(failure.getMessage()));
            }
        }
    }

    private void miss(String what) {
        gaps.incrementAndGet();
        told.accept(what);
    }

    private static Entries joined(Entries earlier, Entries later) {
        return new Entries(
                both(earlier.steps(), later.steps()),
                both(earlier.findings(), later.findings()),
                both(earlier.interventions(), later.interventions()),
                both(earlier.outcomes(), later.outcomes()),
                both(earlier.feedback(), later.feedback()),
                both(earlier.assignments(), later.assignments()),
                both(earlier.verdicts(), later.verdicts()),
                later.standing());
    }

    private static <T> List<T> both(List<T> earlier, List<T> later) {
        List<T> all = new ArrayList<>(earlier);
        all.addAll(later);
        return all;
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
