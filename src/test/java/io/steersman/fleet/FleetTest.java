package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.intervention.Outcome;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Unanswered;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several nodes see what one session sees, while one of them leaves and another one joins. */
final class FleetTest {

    private static final int TRAJECTORIES = 60;
    private static final int AGENTS = 12;
    private static final Duration LONG = Duration.ofSeconds(40);

    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void threeNodesOfWhichOneLeavesAndAnotherJoinsSeeWhatOneSessionSees() throws Exception {
        // Given
        Journal reads = new MemoryJournal();
        try (Nodes nodes = new Nodes(broker.address(), "moving", reads)) {
            FleetNode leaving = nodes.join();
            nodes.join();
            nodes.join();
            nodes.ready();
            ExecutorService agents = Executors.newFixedThreadPool(AGENTS);
            List<Future<?>> running = new ArrayList<>();
            // When
            for (int i = 0; i < TRAJECTORIES; i++) {
                int number = i;
                running.add(agents.submit(() -> report(nodes, number)));
            }
            Awaitility.await().until(() -> reads.latest(TrajectoryId.LOCAL, 0, TRAJECTORIES).size() > TRAJECTORIES / 4);
            nodes.leave(leaving);
            nodes.join();
            for (Future<?> one : running) {
                one.get(120, TimeUnit.SECONDS);
            }
            agents.shutdown();
            // Then
            for (int i = 0; i < TRAJECTORIES; i++) {
                same(reads, i);
            }
            assertThat(nodes.all).allSatisfy(node -> assertThat(node.state().gaps()).isZero());
        }
        assertThat(stepsOf("moving")).hasSize(steps()).doesNotHaveDuplicates();
    }

    @Test
    void rulesComeIntoForceAtAllNodesAndWhatComesThenIsJudgedByThem() throws Exception {
        // Given
        InForce later = Shipped.withPolicy("later.yaml", "scope: { tenant: local }\nrules: {}\n");
        Journal reads = new MemoryJournal();
        try (Nodes nodes = new Nodes(broker.address(), "deciding", reads)) {
            nodes.known.add(later);
            FleetNode one = nodes.join();
            FleetNode other = nodes.join();
            nodes.ready();
            other.supervision().accept(id(0), run(0));
            // When
            one.announce(later);
            Awaitility.await().atMost(LONG).until(() -> Collections.frequency(nodes.decided, later.hash()) == 2);
            other.supervision().accept(id(4), run(4));
            // Then
            Awaitility.await().atMost(LONG).until(() -> reads.find(id(4)).isPresent());
            assertThat(one.state().epoch()).isEqualTo(other.state().epoch()).isEqualTo(2);
            assertThat(one.state().nodes()).hasSize(2);
            assertThat(policy(reads, id(4))).isNotEqualTo(policy(reads, id(0)));
        }
    }

    private static String policy(Journal reads, TrajectoryId id) {
        return reads.findings(id).get(0).policy();
    }

    private static List<Step> run(int number) {
        Run run = new Run().user("Fix the login test. Do not modify files under vendor/.");
        switch (number % 4) {
            case 0 -> run.times(7, r -> r.failing("npm test", "2 failed"));
            case 1 -> run.times(3, r -> r.shell("ls", "a b").edit("vendor/auth.py", "a", "b"));
            case 2 -> run.times(4, r -> r.failing("make", "error: no rule")).user("Look at the Makefile first.");
            default -> run.times(5, r -> r.shell("ls", "a b"));
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : run.say("All tests pass now.").end().steps()) {
            steps.add(step.with(step.meta().withNumber(steps.size())));
        }
        return steps;
    }

    private static TrajectoryId id(int number) {
        return TrajectoryId.local("run-" + number);
    }

    private static int steps() {
        int all = 0;
        for (int i = 0; i < TRAJECTORIES; i++) {
            all += run(i).size();
        }
        return all;
    }

    /** An agent reports step by step at whichever node, and again where nobody could say what came of it. */
    private static void report(Nodes nodes, int number) {
        List<Step> steps = run(number);
        for (int i = 0; i < steps.size(); ) {
            FleetNode node = nodes.all.get((i + number) % nodes.all.size());
            try {
                node.supervision().accept(id(number), List.of(steps.get(i)));
                i++;
            } catch (Unanswered | Overloaded | JournalFailure e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void same(Journal reads, int number) {
        TrajectoryId id = id(number);
        Journal alone = new MemoryJournal();
        List<Step> steps = run(number);
        try (Supervisor one = new Supervisor(
                alone, new Active(Shipped.inForce()), new Witness() {}, 1, InstantSource.system())) {
            steps.forEach(step -> one.accept(id, List.of(step)));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> reads.steps(id, 0, Integer.MAX_VALUE).size() == steps.size());
        assertThat(reads.steps(id, 0, Integer.MAX_VALUE)).isEqualTo(alone.steps(id, 0, Integer.MAX_VALUE));
        assertThat(seen(reads, id)).isEqualTo(seen(alone, id));
        assertThat(told(reads, id)).isEqualTo(told(alone, id));
        assertThat(became(reads, id)).isEqualTo(became(alone, id));
    }

    private static List<Finding> seen(Journal journal, TrajectoryId id) {
        return journal.findings(id).stream().map(FindingEntry::finding).toList();
    }

    /** All but the time of day. */
    private static List<String> told(Journal journal, TrajectoryId id) {
        return journal.interventions(id).stream().map(FleetTest::timeless).toList();
    }

    private static String timeless(InterventionEntry entry) {
        return "%s %s earned at %d, moved at %s, %s"
                .formatted(
                        entry.intervention(),
                        entry.delivery(),
                        entry.earned().step(),
                        entry.moved().map(moment -> moment.step()),
                        entry.channel());
    }

    private static List<Outcome> became(Journal journal, TrajectoryId id) {
        return journal.outcomes(id);
    }

    /** The steps that who reads what is committed sees, by trajectory and index. */
    static List<String> stepsOf(String fleet) throws Exception {
        FleetSettings settings = Nodes.settings(broker.address(), fleet);
        Properties all = KafkaSettings.consumer(settings);
        List<String> steps = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(all)) {
            List<TopicPartition> partitions = consumer.partitionsFor(settings.outputs()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> EntryTexts.read(record.value())
                                .ifPresent(entries -> entries.steps()
                                        .forEach(step -> steps.add(record.key() + " " + step.index()))));
            }
        }
        return steps;
    }
}
