package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was judged is written for those who read, however it comes. */
final class ProjectorTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final TopicPartition PARTITION = new TopicPartition("t.outputs", 0);

    private final MockConsumer<String, String> log = new MockConsumer<>("earliest");
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Journal journal = new MemoryJournal();
    private Projector projector;
    private int offset;

    @BeforeEach
    void begin() throws IOException {
        projector = new Projector(Nodes.settings("nowhere:1", "t"), log, journal, told::add);
        log.updateBeginningOffsets(Map.of(PARTITION, 0L));
        log.schedulePollTask(() -> log.rebalance(List.of(PARTITION)));
        projector.start();
        Awaitility.await().until(() -> !log.assignment().isEmpty());
    }

    @AfterEach
    void close() {
        projector.close();
    }

    private void comes(String text) {
        log.addRecord(new ConsumerRecord<>("t.outputs", 0, offset++, Keys.of(ID), text));
    }

    private void written(long records) {
        Awaitility.await().until(() -> projector.written() == records);
    }

    private static String steps(int from, int to) {
        List<Step> steps = new ArrayList<>();
        for (Step step : Runs.of(0).subList(from, to)) {
            steps.add(step.with(step.meta().withIndex(from + steps.size())));
        }
        return EntryTexts.write(Entries.of(steps));
    }

    @Test
    void whatComesTwiceCountsOnce() {
        // When
        comes(steps(0, 3));
        comes(steps(0, 3));
        comes(steps(3, 5));
        written(3);
        // Then
        assertThat(journal.steps(ID, 0, 100)).hasSize(5);
        assertThat(projector.gaps()).isZero();
    }

    @Test
    void whatLeavesAGapIsCountedAndTheRestGoesOn() {
        // Given
        comes(steps(0, 3));
        written(1);
        // When
        comes(steps(4, 6));
        written(2);
        comes(steps(3, 6));
        written(3);
        // Then
        assertThat(journal.steps(ID, 0, 100)).hasSize(6);
        assertThat(projector.gaps()).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("The step 4");
    }

    @Test
    void whatIsForgottenGoes() {
        // Given
        comes(steps(0, 3));
        written(1);
        // When
        comes(EntryTexts.FORGOTTEN);
        written(2);
        // Then
        assertThat(journal.find(ID)).isEmpty();
    }

    @Test
    void whatIsNoneOfOursIsPassedOver() {
        // When
        comes("yes, please");
        comes(steps(0, 2));
        written(2);
        // Then
        assertThat(journal.steps(ID, 0, 100)).hasSize(2);
        assertThat(projector.gaps()).isEqualTo(1);
    }

    @Test
    void aJournalThatTakesNothingIsWaitedFor() throws IOException {
        // Given
        projector.close();
        Journal full = new MemoryJournal(2);
        MockConsumer<String, String> again = new MockConsumer<>("earliest");
        again.updateBeginningOffsets(Map.of(PARTITION, 0L));
        again.schedulePollTask(() -> {
            again.rebalance(List.of(PARTITION));
            again.addRecord(new ConsumerRecord<>("t.outputs", 0, 0, Keys.of(ID), steps(0, 3)));
        });
        // When
        try (Projector waiting = new Projector(Nodes.settings("nowhere:1", "t"), again, full, told::add)) {
            waiting.start();
            Awaitility.await().until(() -> !told.isEmpty());
            // Then
            assertThat(waiting.written()).isZero();
            assertThat(again.committed(java.util.Set.of(PARTITION))).doesNotContainKey(PARTITION);
        }
    }
}
