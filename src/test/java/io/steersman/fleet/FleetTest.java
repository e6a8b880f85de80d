package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.sql.PostgresServer;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.reload.InForce;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Unanswered;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several nodes see what one session sees, while one of them leaves and another one joins. */
final class FleetTest {

    private static final int TRAJECTORIES = "full".equals(System.getProperty("fleet")) ? 200 : 60;
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
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Journal reads = new SqlJournal(
                        new PostgresServer(database.getJdbcUrl("postgres", "postgres"), "", ""),
                        InstantSource.system());
                Nodes nodes = new Nodes(broker.address(), "moving", reads)) {
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
            Awaitility.await()
                    .until(() ->
                            reads.latest(TrajectoryId.LOCAL, 0, TRAJECTORIES).size() > TRAJECTORIES / 4);
            nodes.leave(leaving);
            nodes.join();
            for (Future<?> one : running) {
                one.get(120, TimeUnit.SECONDS);
            }
            agents.shutdown();
            // Then
            for (int i = 0; i < TRAJECTORIES; i++) {
                reported(reads, i);
                Same.asAlone(reads, Runs.id(i), Runs.of(i));
            }
            assertThat(nodes.all)
                    .allSatisfy(node -> assertThat(node.state().gaps()).isZero());
        }
        assertThat(Committed.of(Nodes.settings(broker.address(), "moving")).steps())
                .hasSize(Runs.steps(TRAJECTORIES))
                .doesNotHaveDuplicates();
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
            other.supervision().accept(Runs.id(0), Runs.of(0));
            // When
            one.announce(later);
            Awaitility.await().atMost(LONG).until(() -> Collections.frequency(nodes.decided, later.hash()) == 2);
            other.supervision().accept(Runs.id(4), Runs.of(4));
            // Then
            Awaitility.await().atMost(LONG).until(() -> reads.find(Runs.id(4)).isPresent());
            assertThat(one.state().epoch()).isEqualTo(other.state().epoch()).isEqualTo(2);
            assertThat(one.state().nodes()).hasSize(2);
            assertThat(policy(reads, Runs.id(4))).isNotEqualTo(policy(reads, Runs.id(0)));
        }
    }

    private static String policy(Journal reads, TrajectoryId id) {
        return reads.findings(id).get(0).policy();
    }

    private static void reported(Journal reads, int number) {
        int steps = Runs.of(number).size();
        Awaitility.await()
                .atMost(LONG)
                .until(() ->
                        reads.find(Runs.id(number)).map(TrajectoryEntry::steps).orElse(0) == steps);
    }

    /** An agent reports step by step at whichever node, and again where nobody could say what came of it. */
    private static void report(Nodes nodes, int number) {
        List<Step> steps = Runs.of(number);
        for (int i = 0; i < steps.size(); ) {
            FleetNode node = nodes.all.get((i + number) % nodes.all.size());
            try {
                node.supervision().accept(Runs.id(number), List.of(steps.get(i)));
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
}
