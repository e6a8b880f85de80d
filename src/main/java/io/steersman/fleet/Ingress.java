package io.steersman.fleet;

import io.steersman.journal.JournalFailure;
import io.steersman.supervision.Overloaded;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Puts requests into the log, and then waits for what comes of them. Thread-safe.
 *
 * <p>What is sent again while it is under way is not put there again, and a partition that lags takes no more: who is answered late
 * sends again, and what is sent again would make everybody later still.
 */
final class Ingress implements AutoCloseable {

    private final FleetSettings fleet;
    private final Producer<String, String> producer;
    private final int partitions;
    private final String node;
    private final Epochs epochs;
    private final Decisions decisions;
    private final Pending pending;
    private final InstantSource clock;
    private final Map<String, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

    Ingress(
            FleetSettings fleet,
            Producer<String, String> producer,
            int partitions,
            String node,
            Epochs epochs,
            Decisions decisions,
            Pending pending,
            InstantSource clock) {
        this.fleet = fleet;
        this.producer = producer;
        this.partitions = partitions;
        this.node = node;
        this.epochs = epochs;
        this.decisions = decisions;
        this.pending = pending;
        this.clock = clock;
    }

    /**
     * Puts a request into the log.
     *
     * @param input the request's JSON
     * @param longest how long to wait for what comes of it
     * @return what comes of it; fails with a {@link java.util.concurrent.TimeoutException} when that is not known in time
     * @throws Overloaded when its partition lags
     */
    CompletableFuture<Answer> put(TrajectoryId id, String input, Duration longest) {
        String key = Keys.of(id);
        int partition = Keys.partition(key, partitions);
        String name = key + '\0' + input;
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> before = underWay.putIfAbsent(name, mine);
        if (before != null) {
            return before;
        }
        mine.whenComplete((answer, thrown) -> underWay.remove(name));
        try {
            if (pending.oldest(partition).compareTo(FleetSettings.MOST_LAG) > 0) {
                throw new Overloaded(
                        "The partition %d of the log lags. Maybe send again in a moment.".formatted(partition));
            }
            produce(key, partition, input, mine, longest);
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void produce(String key, int partition, String input, CompletableFuture<Answer> answer, Duration longest) {
        long number = pending.add(partition, answer, longest);
        ProducerRecord<String, String> record =
                new ProducerRecord<>(fleet.inputs(), partition, clock.millis(), key, input);
        record.headers().add(JudgeProcessor.REPLY, utf8(node + "/" + number));
        record.headers().add(JudgeProcessor.EPOCH, utf8(String.valueOf(epochs.current())));
        record.headers().add(JudgeProcessor.DECIDED, utf8(String.valueOf(decisions.position())));
        try {
            producer.send(record, (kept, thrown) -> {
                if (thrown != null) {
                    answer.completeExceptionally(unkept(thrown));
                }
            });
        } catch (KafkaException e) {
            throw unkept(e);
        }
    }

    private static JournalFailure unkept(Exception thrown) {
        return new JournalFailure(
                JournalFailure.Reason.UNAVAILABLE,
                "The log does not take the request: %s. Maybe the brokers cannot be reached."
                        .formatted(thrown.getMessage()),
                thrown);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
