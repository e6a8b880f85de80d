package io.steersman.fleet;

import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What who reads what is committed sees of the outputs of a fleet.
 *
 * @param steps by trajectory and index, as often as they came
 * @param journal all of it
 */
record Committed(List<String> steps, Journal journal) {

    /** All that is committed now. */
    static Committed of(FleetSettings fleet) {
        List<String> steps = new ArrayList<>();
        Journal journal = new MemoryJournal();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(KafkaSettings.consumer(fleet))) {
            List<TopicPartition> partitions = consumer.partitionsFor(fleet.outputs()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> EntryTexts.read(record.value()).ifPresent(entries -> {
                            entries.steps().forEach(step -> steps.add(record.key() + " " + step.index()));
                            journal.write(Keys.id(record.key()), entries);
                        }));
            }
        }
        return new Committed(steps, journal);
    }
}
