package io.steersman.fleet;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** Records of the group's topics, all of them together, that it has not committed. */
    long of(String group, String topic) {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            done.forEach((partition, offset) -> {
                if (partition.topic().equals(topic) && offset != null) {
                    asked.put(partition, OffsetSpec.latest());
                }
            });
            var ends = admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue().offset() - committed(done, end.getKey())))
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    private static long committed(Map<TopicPartition, OffsetAndMetadata> done, TopicPartition partition) {
        OffsetAndMetadata offset = done.get(partition);
        return offset == null ? 0 : offset.offset();
    }
}
