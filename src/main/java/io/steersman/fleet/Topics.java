package io.steersman.fleet;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of a fleet where they are not there yet. */
final class Topics {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private Topics() {}

    /**
     * Makes what is missing.
     *
     * @return how many partitions the inputs have, which is what they were made with
     * @throws KafkaException when the brokers cannot be reached, or will not
     */
    static int make(FleetSettings fleet) {
        try (Admin admin = Admin.create(KafkaSettings.common(fleet))) {
            List<NewTopic> wanted = wanted(fleet);
            Set<String> there = new HashSet<>(admin.listTopics().names().get());
            List<NewTopic> missing = wanted.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            for (NewTopic topic : missing) {
                make(admin, topic);
            }
            return admin.describeTopics(List.of(fleet.inputs())).allTopicNames().get().values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaException("The topics cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Nobody waits for the topics any more.", e);
        }
    }

    /** Another node may have made it meanwhile. */
    private static void make(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static List<NewTopic> wanted(FleetSettings fleet) {
        List<NewTopic> ours = List.of(
                kept(fleet, fleet.inputs(), 3),
                kept(fleet, fleet.outputs(), 7),
                kept(fleet, fleet.dead(), 14),
                topic(fleet, fleet.control(), 1)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                KafkaSettings.LEAST_IN_SYNC,
                                KafkaSettings.leastInSync(fleet))));
        return Stream.concat(
                        ours.stream(),
                        fleet.observed().stream()
                                .flatMap(one -> Stream.of(one.topic(), fleet.spans()))
                                .map(name -> kept(fleet, name, 3)))
                .toList();
    }

    private static NewTopic kept(FleetSettings fleet, String name, int days) {
        return topic(fleet, name, fleet.partitions())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(days * DAY),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(KafkaSettings.LARGEST),
                        KafkaSettings.LEAST_IN_SYNC,
                        KafkaSettings.leastInSync(fleet)));
    }

    private static NewTopic topic(FleetSettings fleet, String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.of((short) fleet.replication()));
    }
}
