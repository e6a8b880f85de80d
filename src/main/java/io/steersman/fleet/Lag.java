package io.steersman.fleet;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far groups are behind the log. */
final class Lag {

    /** Nobody knows. */
    static final long UNKNOWN = -1;

    private static final long PATIENCE_MILLIS = 2_000;

    private final Admin admin;

    Lag(Admin admin) {
        this.admin = admin;
    }

    /** Records of a topic that a group has not committed, by partition. */
    List<Long> of(String group, String topic, int partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            var ends = admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .map(one -> Optional.ofNullable(ends.get(one))
                            .map(end -> Math.max(0, end.offset() - committed(done, one)))
                            .orElse(UNKNOWN))
                    .toList();
        } catch (ExecutionException | TimeoutException e) {
            return Collections.nCopies(partitions, UNKNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Collections.nCopies(partitions, UNKNOWN);
        }
    }

    /** All of them together. */
    static long all(List<Long> lags) {
        return lags.contains(UNKNOWN)
                ? UNKNOWN
                : lags.stream().mapToLong(Long::longValue).sum();
    }

    private static long committed(Map<TopicPartition, OffsetAndMetadata> done, TopicPartition partition) {
        OffsetAndMetadata offset = done.get(partition);
        return offset == null ? 0 : offset.offset();
    }
}
