package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.InForce;
import io.steersman.silence.Silence;
import io.steersman.supervision.Trial;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is decided at one node counts at all, also at one that starts later. */
final class FleetDecisionsTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int RUNS = 16;
    private static final Trial.Terms HALF = new Trial.Terms("", 50, 3, 300, 500, "ada", "To see.", 1);

    private static Broker broker;

    private final Journal reads = new MemoryJournal();

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aSilenceKeepsBackWhatIsEarnedAtNodesThatNobodyToldOfItAndAfterTheyStart() throws Exception {
        // Given
        try (Nodes nodes = new Nodes(broker.address(), "silent", reads)) {
            FleetNode one = nodes.join();
            nodes.ready();
            int before = told(one, "before");
            // When
            one.silence(new Silence(
                    "s1", "local", "", "", "", "", Instant.EPOCH, Instant.now().plusSeconds(3600), "ada", "Quiet."));
            FleetNode other = nodes.join();
            nodes.ready();
            int after = IntStream.range(0, RUNS)
                    .map(run -> told(run % 2 == 0 ? one : other, "after-" + run))
                    .sum();
            // Then
            assertThat(before).isPositive();
            assertThat(after).isZero();
            assertThat(nodes.followers).allSatisfy(follower -> assertThat(follower.silences)
                    .extracting(Silence::reason)
                    .containsExactly("Quiet."));
        }
    }

    private static int told(FleetNode node, String name) {
        return Nodes.accepted(node, TrajectoryId.local(name), Runs.of(0))
                .interventions()
                .size();
    }

    @Test
    void aCandidateIsTriedAndTakenBackAtAllNodesAndIsInForceForTheSameTrajectories() throws Exception {
        // Given
        InForce candidate = Shipped.withPolicy("later.yaml", "scope: { tenant: local }\nrules: {}\n");
        try (Nodes nodes = new Nodes(broker.address(), "trying", reads)) {
            nodes.known.add(candidate);
            FleetNode one = nodes.join();
            nodes.join();
            nodes.ready();
            // When
            one.tryOut(candidate, HALF);
            Awaitility.await().atMost(LONG).until(() -> nodes.followers.stream()
                    .allMatch(follower -> follower.trials().current().isPresent()));
            FleetNode late = nodes.join();
            nodes.ready();
            judge(late, "tried");
            one.endTrial(nodes.followers.get(0).trials().current().orElseThrow(), "Enough.", false);
            Awaitility.await().atMost(LONG).until(() -> nodes.followers.stream()
                    .allMatch(follower -> follower.trials().current().isEmpty()));
            judge(late, "over");
            // Then
            assertThat(policies("tried")).hasSize(2);
            assertThat(policies("over")).hasSize(1);
            assertThat(nodes.followers.get(2).trials().last().orElseThrow().why())
                    .isEqualTo("Enough.");
        }
    }

    private void judge(FleetNode node, String name) {
        for (int run = 0; run < RUNS; run++) {
            Nodes.accepted(node, TrajectoryId.local(name + run), Runs.of(0));
        }
        Awaitility.await().atMost(LONG).until(() -> IntStream.range(0, RUNS)
                .allMatch(run -> !findings(name + run).isEmpty()));
    }

    private List<String> policies(String name) {
        return IntStream.range(0, RUNS)
                .mapToObj(run -> findings(name + run).get(0).policy())
                .distinct()
                .toList();
    }

    private List<FindingEntry> findings(String name) {
        return reads.findings(TrajectoryId.local(name));
    }
}
